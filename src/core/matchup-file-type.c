/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "matchup-file-type.h"

#include <string.h>

static const MatchupFileType types[] = {
  { "txt", "text/plain", "" },
  { "text", "text/plain", "" },
  { "log", "text/x-log", "" },
  { "md", "text/markdown", "markdown" },
  { "markdown", "text/markdown", "markdown" },
  { "rst", "text/x-rst", "rst" },
  { "tex", "text/x-tex", "latex" },
  { "bib", "text/x-bibtex", "bibtex" },
  { "csv", "text/csv", "csv" },
  { "tsv", "text/tab-separated-values", "tsv" },
  { "json", "application/json", "json" },
  { "geojson", "application/json", "json" },
  { "ipynb", "application/json", "json" },
  { "jsonl", "application/jsonl", "jsonl" },
  { "ndjson", "application/jsonl", "jsonl" },
  { "yaml", "application/yaml", "yaml" },
  { "yml", "application/yaml", "yaml" },
  { "toml", "application/toml", "toml" },
  { "xml", "application/xml", "xml" },
  { "xsd", "application/xml", "xml" },
  { "xslt", "application/xml", "xml" },
  { "svg", "image/svg+xml", "xml" },
  { "html", "text/html", "html" },
  { "htm", "text/html", "html" },
  { "xhtml", "text/html", "html" },
  { "css", "text/css", "css" },
  { "scss", "text/x-scss", "scss" },
  { "less", "text/x-less", "less" },
  { "ini", "text/x-ini", "ini" },
  { "cfg", "text/x-ini", "ini" },
  { "conf", "text/x-ini", "ini" },
  { "properties", "text/x-ini", "ini" },
  { "env", "text/x-ini", "ini" },
  { "desktop", "text/x-ini", "ini" },
  { "c", "text/x-c", "c" },
  { "h", "text/x-c", "c" },
  { "cc", "text/x-c++", "cpp" },
  { "cpp", "text/x-c++", "cpp" },
  { "cxx", "text/x-c++", "cpp" },
  { "hh", "text/x-c++", "cpp" },
  { "hpp", "text/x-c++", "cpp" },
  { "hxx", "text/x-c++", "cpp" },
  { "cs", "text/x-csharp", "csharp" },
  { "java", "text/x-java", "java" },
  { "kt", "text/x-kotlin", "kotlin" },
  { "kts", "text/x-kotlin", "kotlin" },
  { "scala", "text/x-scala", "scala" },
  { "groovy", "text/x-groovy", "groovy" },
  { "gradle", "text/x-groovy", "groovy" },
  { "py", "text/x-python", "python" },
  { "pyi", "text/x-python", "python" },
  { "rb", "text/x-ruby", "ruby" },
  { "php", "text/x-php", "php" },
  { "pl", "text/x-perl", "perl" },
  { "pm", "text/x-perl", "perl" },
  { "lua", "text/x-lua", "lua" },
  { "js", "text/javascript", "javascript" },
  { "mjs", "text/javascript", "javascript" },
  { "cjs", "text/javascript", "javascript" },
  { "jsx", "text/javascript", "jsx" },
  { "ts", "text/x-typescript", "typescript" },
  { "mts", "text/x-typescript", "typescript" },
  { "tsx", "text/x-typescript", "tsx" },
  { "vue", "text/x-vue", "vue" },
  { "svelte", "text/x-svelte", "svelte" },
  { "go", "text/x-go", "go" },
  { "rs", "text/x-rust", "rust" },
  { "swift", "text/x-swift", "swift" },
  { "m", "text/x-objective-c", "objectivec" },
  { "mm", "text/x-objective-c", "objectivec" },
  { "dart", "text/x-dart", "dart" },
  { "r", "text/x-r", "r" },
  { "jl", "text/x-julia", "julia" },
  { "hs", "text/x-haskell", "haskell" },
  { "ml", "text/x-ocaml", "ocaml" },
  { "mli", "text/x-ocaml", "ocaml" },
  { "ex", "text/x-elixir", "elixir" },
  { "exs", "text/x-elixir", "elixir" },
  { "erl", "text/x-erlang", "erlang" },
  { "clj", "text/x-clojure", "clojure" },
  { "lisp", "text/x-lisp", "lisp" },
  { "el", "text/x-lisp", "lisp" },
  { "scm", "text/x-scheme", "scheme" },
  { "f90", "text/x-fortran", "fortran" },
  { "f", "text/x-fortran", "fortran" },
  { "pas", "text/x-pascal", "pascal" },
  { "ada", "text/x-ada", "ada" },
  { "adb", "text/x-ada", "ada" },
  { "vb", "text/x-vb", "vb" },
  { "bas", "text/x-basic", "basic" },
  { "asm", "text/x-asm", "asm" },
  { "s", "text/x-asm", "asm" },
  { "zig", "text/x-zig", "zig" },
  { "nim", "text/x-nim", "nim" },
  { "d", "text/x-d", "d" },
  { "vala", "text/x-vala", "vala" },
  { "sql", "text/x-sql", "sql" },
  { "sh", "text/x-sh", "bash" },
  { "bash", "text/x-sh", "bash" },
  { "zsh", "text/x-sh", "bash" },
  { "fish", "text/x-fish", "fish" },
  { "ps1", "text/x-powershell", "powershell" },
  { "bat", "text/x-batch", "batch" },
  { "cmd", "text/x-batch", "batch" },
  { "awk", "text/x-awk", "awk" },
  { "proto", "text/x-protobuf", "protobuf" },
  { "graphql", "text/x-graphql", "graphql" },
  { "tf", "text/x-terraform", "hcl" },
  { "nix", "text/x-nix", "nix" },
  { "cmake", "text/x-cmake", "cmake" },
  { "cmakelists.txt", "text/x-cmake", "cmake" },
  { "meson.build", "text/x-meson", "meson" },
  { "makefile", "text/x-makefile", "makefile" },
  { "mk", "text/x-makefile", "makefile" },
  { "dockerfile", "text/x-dockerfile", "dockerfile" },
  { "diff", "text/x-diff", "diff" },
  { "patch", "text/x-diff", "diff" },
  { "srt", "text/x-subtitles", "" },
  { "vtt", "text/x-subtitles", "" },
  { "ics", "text/calendar", "" },
  { "vcf", "text/vcard", "" },
  { "eml", "text/x-mail", "" },
  { "pdf", "application/pdf", "" },
};

const MatchupFileType *
matchup_file_type_of_name (const char *name)
{
  g_autofree char *lower = NULL;
  const char *slash;
  const char *dot;

  g_return_val_if_fail (name != NULL, &types[0]);

  slash = strrchr (name, '/');
  lower = g_ascii_strdown (slash != NULL ? slash + 1 : name, -1);
  dot = strrchr (lower, '.');
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_str_equal (types[i].ending, lower))
        return &types[i];
    }
  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (types); i++)
    {
      if (g_str_equal (types[i].ending, dot + 1))
        return &types[i];
    }
  return &types[0];
}

const MatchupFileType *
matchup_file_type_of_mime_type (const char *mime_type)
{
  g_return_val_if_fail (mime_type != NULL, &types[0]);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_str_equal (types[i].mime_type, mime_type))
        return &types[i];
    }
  return &types[0];
}
