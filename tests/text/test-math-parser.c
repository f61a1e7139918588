/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas in, trees out; whatever comes in, nothing breaks and nothing takes long. */
#include "matchup-math-parser.h"
#include "matchup-math-symbols.h"

#include <string.h>
#include <time.h>

#define N_RANDOM 20000

static const struct
{
  const char *latex;
  const char *tree;
} formulas[] = {
  { "", "[]" },
  { "x", "x" },
  { "x+y", "[x +.bin y]" },
  { " x  +  y ", "[x +.bin y]" },
  { "a-b", "[a −.bin b]" },
  { "-x", "[−.bin x]" },
  { "a*b", "[a ∗.bin b]" },
  { "a=b<c>d", "[a =.rel b <.rel c >.rel d]" },
  { "f(x,y)", "[f (.open x ,.punct y ).close]" },
  { "x!", "[x !.close]" },
  { "3.14", "3.14" },
  { "1,000", "1,000" },
  { "1,234,567", "1,234,567" },
  { "1,2", "[1 ,.punct 2]" },
  { "12,34", "[12 ,.punct 34]" },
  { "(1,200)", "[(.open 1,200 ).close]" },
  { "x2y", "[x 2 y]" },
  { "2x", "[2 x]" },
  { "x^2", "(scripts x _ 2)" },
  { "x_1", "(scripts x 1 _)" },
  { "x_1^2", "(scripts x 1 2)" },
  { "x^2_1", "(scripts x 1 2)" },
  { "x^{n+1}", "(scripts x _ [n +.bin 1])" },
  { "x_{i,j}", "(scripts x [i ,.punct j] _)" },
  { "x^\\alpha", "(scripts x _ α)" },
  { "x^\\frac12", "(scripts x _ (frac 1 2))" },
  { "x^12", "[(scripts x _ 1) 2]" },
  { "{}^2x", "[(scripts [] _ 2) x]" },
  { "^2x", "[(scripts _ _ 2) x]" },
  { "x'", "(scripts x _ ′)" },
  { "x''", "(scripts x _ ′′)" },
  { "x'^2", "(scripts x _ [′ 2])" },
  { "x^{'}", "(scripts x _ (scripts _ _ ′))" },
  { "x'_1", "(scripts x 1 ′)" },
  { "{x^2}^3", "(scripts (scripts x _ 2) _ 3)" },
  { "{ab}c", "[[a b] c]" },
  { "{+}", "+" },
  { "1{,}5", "[1 , 5]" },
  { "a~b", "[a <6> b]" },
  { "a\\,b\\;c\\:d\\!e\\ f", "[a <3> b <5> c <4> d <-3> e <6> f]" },
  { "\\quad\\qquad", "[<18> <36>]" },
  { "\\alpha\\beta\\Gamma\\Omega", "[α β Γ Ω]" },
  { "\\varepsilon\\vartheta\\varphi", "[ε ϑ φ]" },
  { "\\epsilon\\phi", "[ϵ ϕ]" },
  { "\\infty\\partial\\nabla", "[∞ ∂ ∇]" },
  { "\\forall\\exists\\emptyset", "[∀ ∃ ∅]" },
  { "\\hbar\\ell\\Re\\Im\\aleph", "[ℏ ℓ ℜ ℑ ℵ]" },
  { "\\pm\\mp\\times\\div\\cdot", "[±.bin ∓.bin ×.bin ÷.bin ⋅.bin]" },
  { "\\cup\\cap\\setminus\\oplus\\otimes", "[∪.bin ∩.bin ∖.bin ⊕.bin ⊗.bin]" },
  { "\\land\\lor\\lnot\\neg", "[∧.bin ∨.bin ¬ ¬]" },
  { "\\leq\\le\\geq\\ge\\neq\\ne", "[≤.rel ≤.rel ≥.rel ≥.rel ≠.rel ≠.rel]" },
  { "\\equiv\\approx\\sim\\simeq\\cong\\propto", "[≡.rel ≈.rel ∼.rel ≃.rel ≅.rel ∝.rel]" },
  { "\\subset\\subseteq\\in\\ni\\notin", "[⊂.rel ⊆.rel ∈.rel ∋.rel ∉.rel]" },
  { "\\to\\rightarrow\\Rightarrow\\implies\\iff", "[→.rel →.rel ⇒.rel ⟹.rel ⟺.rel]" },
  { "\\mapsto\\leftrightarrow\\Leftarrow\\uparrow", "[↦.rel ↔.rel ⇐.rel ↑.rel]" },
  { "\\langle x\\rangle", "[⟨.open x ⟩.close]" },
  { "\\lfloor x\\rfloor\\lceil y\\rceil", "[⌊.open x ⌋.close ⌈.open y ⌉.close]" },
  { "\\{x\\}", "[{.open x }.close]" },
  { "\\|x\\|", "[‖ x ‖]" },
  { "\\ldots\\cdots\\vdots\\ddots\\dots", "[….inner ⋯.inner ⋮ ⋱.inner ….inner]" },
  { "\\%\\$\\#\\_\\&", "[% $ # _ &]" },
  { "\\frac{a}{b}", "(frac a b)" },
  { "\\frac12", "(frac 1 2)" },
  { "\\frac ab", "(frac a b)" },
  { "\\frac{1}2", "(frac 1 2)" },
  { "\\frac\\pi2", "(frac π 2)" },
  { "\\dfrac{a}{b}\\tfrac{a}{b}\\cfrac{a}{b}", "[(dfrac a b) (tfrac a b) (dfrac a b)]" },
  { "\\frac{\\frac12}{3}", "(frac (frac 1 2) 3)" },
  { "\\binom{n}{k}", "(fence ( (atop n k) ))" },
  { "\\dbinom nk", "(fence ( (atop n k) ))" },
  { "{a \\over b}", "(frac [a] b)" },
  { "{n \\choose k}", "(fence ( (atop [n] k) ))" },
  { "a \\over b", "(frac [a] b)" },
  { "a \\atop b", "(atop [a] b)" },
  { "\\sqrt{2}", "(sqrt 2 _)" },
  { "\\sqrt2", "(sqrt 2 _)" },
  { "\\sqrt x", "(sqrt x _)" },
  { "\\sqrt[3]{x}", "(sqrt x 3)" },
  { "\\sqrt[n+1]{x^2}", "(sqrt (scripts x _ 2) [n +.bin 1])" },
  { "\\sqrt[\\sqrt{a]}]{b}", "(sqrt b (sqrt [a ].close] _))" },
  { "\\sqrt{\\sqrt{x}}", "(sqrt (sqrt x _) _)" },
  { "\\sum_{i=1}^n i", "[(scripts ∑.op [i =.rel 1] n) i]" },
  { "\\sum\\limits_{i}^{n}", "(limits ∑.op i n)" },
  { "\\sum\\nolimits_i", "(scripts ∑.op i _)" },
  { "\\int_0^1", "(scripts ∫.op 0 1)" },
  { "\\int\\limits_0^1", "(limits ∫.op 0 1)" },
  { "\\iint\\iiint\\oint", "[∬.op ∭.op ∮.op]" },
  { "\\prod_i\\coprod\\bigcup\\bigcap\\bigoplus", "[(scripts ∏.op i _) ∐.op ⋃.op ⋂.op ⨁.op]" },
  { "\\lim_{x\\to0}f", "[(scripts lim.op [x →.rel 0] _) f]" },
  { "\\max_i\\min\\sup\\inf", "[(scripts max.op i _) min.op sup.op inf.op]" },
  { "\\sin x", "[sin.op x]" },
  { "\\sin^2 x", "[(scripts sin.op _ 2) x]" },
  { "\\log_2 8", "[(scripts log.op 2 _) 8]" },
  { "\\arcsin\\tan\\ln\\exp\\gcd\\det", "[arcsin.op tan.op ln.op exp.op gcd.op det.op]" },
  { "\\limsup\\liminf", "[lim sup.op lim inf.op]" },
  { "\\operatorname{rank} A", "[rank.op A]" },
  { "\\operatorname*{arg\\,max}_x", "(scripts arg max.op x _)" },
  { "\\arg\\max", "[arg.op max.op]" },
  { "\\left(x\\right)", "(fence ( x ))" },
  { "\\left[x\\right)", "(fence [x ))" },
  { "\\left.x\\right|", "(fence none x |)" },
  { "\\left\\{x\\right\\}", "(fence { x })" },
  { "\\left\\langle x\\right\\rangle", "(fence ⟨ x ⟩)" },
  { "\\left<x\\right>", "(fence ⟨ x ⟩)" },
  { "\\left\\lfloor x\\right\\rfloor", "(fence ⌊ x ⌋)" },
  { "\\left\\|x\\right\\|", "(fence ‖ x ‖)" },
  { "\\left(\\left(x\\right)\\right)", "(fence ( (fence ( x )) ))" },
  { "\\left(a\\middle|b\\right)", "(fence ( [a |!0.rel b] ))" },
  { "\\left/x\\right\\backslash", "(fence / x \\)" },
  { "\\left(x^2\\right)^2", "(scripts (fence ( (scripts x _ 2) )) _ 2)" },
  { "\\big(\\Big[\\bigg\\{\\Bigg|", "[(!1 [!2 {!3 |!4]" },
  { "\\bigl(x\\bigr)", "[(!1.open x )!1.close]" },
  { "\\bigm|\\big/", "[|!1.rel /!1]" },
  { "\\begin{matrix}a&b\\\\c&d\\end{matrix}", "(matrix cc a b ; c d)" },
  { "\\begin{pmatrix}1\\\\2\\end{pmatrix}", "(fence ( (matrix c 1 ; 2) ))" },
  { "\\begin{bmatrix}1&2\\end{bmatrix}", "(fence [(matrix cc 1 2) ])" },
  { "\\begin{Bmatrix}1\\end{Bmatrix}", "(fence { (matrix c 1) })" },
  { "\\begin{vmatrix}a&b\\\\c&d\\end{vmatrix}", "(fence | (matrix cc a b ; c d) |)" },
  { "\\begin{Vmatrix}a\\end{Vmatrix}", "(fence ‖ (matrix c a) ‖)" },
  { "\\begin{smallmatrix}a&b\\end{smallmatrix}", "(small cc a b)" },
  { "\\begin{matrix}a\\\\\\end{matrix}", "(matrix c a)" },
  { "\\begin{matrix}a&\\\\&b\\end{matrix}", "(matrix cc a [] ; [] b)" },
  { "\\begin{matrix}a\\\\b&c\\end{matrix}", "(matrix cc a _ ; b c)" },
  { "\\begin{array}{lr}a&b\\end{array}", "(matrix lr a b)" },
  { "\\begin{array}{c|c}a&b\\\\\\hline c&d\\end{array}", "(matrix c|c a b ; c d)" },
  { "\\begin{array}{|r@{.}l|}1&2\\end{array}", "(matrix |rl| 1 2)" },
  { "\\begin{cases}a&b\\\\c&d\\end{cases}", "(fence { (cases ll a b ; c d) none)" },
  { "\\begin{dcases}a\\end{dcases}", "(fence { (cases l a) none)" },
  { "\\begin{rcases}a\\end{rcases}", "(fence none (cases l a) })" },
  { "\\begin{aligned}a&=b\\\\&=c\\end{aligned}", "(aligned rl a [=.rel b] ; [] [=.rel c])" },
  { "\\begin{align*}a&=b\\end{align*}", "(aligned rl a [=.rel b])" },
  { "\\begin{align}a&=b&c&=d\\end{align}", "(aligned rlrl a [=.rel b] c [=.rel d])" },
  { "\\begin{split}a&=b\\end{split}", "(aligned rl a [=.rel b])" },
  { "\\begin{gather}a\\\\b\\end{gather}", "(lines c a ; b)" },
  { "\\begin{eqnarray}a&=&b\\end{eqnarray}", "(aligned rcl a =.rel b)" },
  { "\\begin{equation}E=mc^2\\end{equation}", "(lines c [E =.rel m (scripts c _ 2)])" },
  { "\\begin{alignat}{2}a&=b\\end{alignat}", "(aligned rl a [=.rel b])" },
  { "\\begin{matrix}a\\\\[2pt]b\\\\*c\\end{matrix}", "(matrix c a ; b ; c)" },
  { "\\begin{matrix}a\\\\[x]\\end{matrix}", "(matrix c a ; [[.open x ].close])" },
  { "\\begin{aligned}[t]a\\end{aligned}", "(aligned r a)" },
  { "a\\\\b", "(lines c a ; b)" },
  { "a&=b\\\\&=c", "(aligned rl a [=.rel b] ; [] [=.rel c])" },
  { "a\\\\", "a" },
  { "\\text{hello world}", "\"hello world\"" },
  { "\\text{a $x^2$ b}", "[\"a \" (scripts x _ 2) \" b\"]" },
  { "\\text{50\\%}", "\"50%\"" },
  { "\\text{if \\textbf{all} } x>0", "[\"if all \" x >.rel 0]" },
  { "\\text{\\emph{n} \\underline{times}}", "\"n times\"" },
  { "\\text{for \\(x^2\\), \\(y\\)}", "[\"for \" (scripts x _ 2) \", \" y]" },
  { "\\text{}", "[]" },
  { "\\mbox{if }\\textbf{b}\\textit{i}\\texttt{t}", "[\"if \" \"b\":bf \"i\":it \"t\":tt]" },
  { "\\mathrm{kg}", "kg:rm" },
  { "\\mathrm{d}x", "[d:rm x]" },
  { "\\mathbf{v}\\mathbf v", "[v:bf v:bf]" },
  { "\\mathbb{R}\\mathbb R", "[R:bb R:bb]" },
  { "\\mathcal{L}\\mathfrak{g}\\mathscr{F}", "[L:cal g:frak F:cal]" },
  { "\\mathsf{AB}\\mathtt{x}", "[AB:sf x:tt]" },
  { "\\boldsymbol{\\alpha}\\bm{x}", "[α:bi x:bi]" },
  { "\\mathbf{1+x}", "[1:bf +.bin x:bf]" },
  { "{\\rm kg}m", "[kg:rm m]" },
  { "{\\bf x}y", "[x:bf y]" },
  { "\\hat{x}\\bar x\\vec{v}", "[(accent ̂ x) (accent ̄ x) (accent ⃗ v)]" },
  { "\\tilde n\\dot q\\ddot q", "[(accent ̃ n) (accent ̇ q) (accent ̈ q)]" },
  { "\\check s\\acute e\\grave e\\breve u\\mathring A",
    "[(accent ̌ s) (accent ́ e) (accent ̀ e) (accent ̆ u) (accent ̊ A)]" },
  { "\\widehat{AB}\\widetilde{AB}", "[(over ̂ [A B]) (over ̃ [A B])]" },
  { "\\overline{AB}\\underline{AB}", "[(over ¯ [A B]) (under _ [A B])]" },
  { "\\overrightarrow{AB}\\overleftarrow{AB}", "[(over → [A B]) (over ← [A B])]" },
  { "\\overbrace{a+b}^{n}", "(limits (over ⏞ [a +.bin b]) _ n)" },
  { "\\underbrace{a}_{n}", "(limits (under ⏟ a) n _)" },
  { "\\color{red}x", "[[] x]" },
  { "\\textcolor{blue}{x}", "x" },
  { "{\\color{red}x+y}", "[[] x +.bin y]" },
  { "\\boxed{x}", "(box x)" },
  { "\\cancel{x}\\bcancel{x}\\xcancel{x}", "[(cancel x) (bcancel x) (xcancel x)]" },
  { "\\phantom{x}", "(phantom x)" },
  { "\\displaystyle x", "(display x)" },
  { "\\textstyle\\sum", "(inline ∑.op)" },
  { "a\\displaystyle b+c", "[a (display [b +.bin c])]" },
  { "\\tag{1}", "(tag (1))" },
  { "x=1\\tag*{A}", "[x =.rel 1 (tag A)]" },
  { "\\label{eq}x\\nonumber", "[[] x []]" },
  { "\\not=\\not\\in\\not\\subset", "[≠.rel ∉.rel ⊄.rel]" },
  { "\\not\\approx", "≉.rel" },
  { "\\overset{a}{b}\\underset{a}{b}", "[(limits b _ a) (limits b a _)]" },
  { "\\stackrel{def}{=}", "(limits = _ [d e f])" },
  { "\\xrightarrow{f}", "(arrow → _ f)" },
  { "\\xrightarrow[a]{b}\\xleftarrow{}", "[(arrow → a b) (arrow ← _ [])]" },
  { "a\\pmod n", "[a [<5> (.open mod:rm <5> n ).close]]" },
  { "a\\bmod b", "[a [mod:rm].bin b]" },
  { "a\\mod{n}", "[a [<18> mod:rm <5> n]]" },
  { "\\mathrel{R}\\mathop{X}\\mathbin+", "[[R].rel [X].op [+.bin].bin]" },
  { "\\substack{a\\\\b}", "(small c a ; b)" },
  { "\\hspace{1em}", "<18>" },
  { "\\underline{\\hspace{3cm}}", "(under _ <153>)" },
  { "\\hspace{10mm}\\hspace{1 in}\\hspace*{10pt}\\hspace{2ex}\\hspace{3mu}",
    "[<51> <130> <18> <16> <3>]" },
  { "\\hspace{1000cm}", "<360>" },
  { "\\hspace{nan em}", "<0>" },
  { "\\hspace{-inf em}", "<-36>" },
  { "\\ce{H2O}", "[(scripts H:rm 2 _) O:rm]" },
  { "\\ce{2H2 + O2 -> 2H2O}",
    "[2 <3> (scripts H:rm 2 _) +.bin (scripts O:rm 2 _) ⟶.rel 2 <3> (scripts H:rm 2 _) O:rm]" },
  { "\\ce{SO4^2-}", "(scripts SO:rm 4 [2 −.bin])" },
  { "\\ce{Na+ + Cl- <=> NaCl}", "[(scripts Na:rm _ +) +.bin (scripts Cl:rm _ −) ⇌.rel NaCl:rm]" },
  { "\\ce{Ca(OH)2}", "[Ca:rm (.open OH:rm (scripts ).close 2 _)]" },
  { "\\ce{Fe^{3+}}", "(scripts Fe:rm _ [3 +.bin])" },
  { "\\ce{CuSO4.5H2O}", "[(scripts CuSO:rm 4 _) ⋅.bin 5 <3> (scripts H:rm 2 _) O:rm]" },
  { "\\ce{CO2 ^}", "[(scripts CO:rm 2 _) ↑.rel]" },
  { "\\ce{A ->[heat] B}", "[A:rm (arrow → _ heat:rm) B:rm]" },
  { "\\ce{A <=>[\\Delta] B}", "[A:rm (arrow ⇌ _ Δ) B:rm]" },
  { "\\ce{2H2 + O2 \\rightarrow 2H2O}",
    "[2 <3> (scripts H:rm 2 _) +.bin (scripts O:rm 2 _) →.rel 2 <3> (scripts H:rm 2 _) O:rm]" },
  { "\\ce{CO2 \\uparrow}", "[(scripts CO:rm 2 _) ↑.rel]" },
  { "\\ce{A ->[H2O][\\Delta] B}", "[A:rm (arrow → Δ [H:rm 2:rm O:rm]) B:rm]" },
  { "\\ce{A <=>[\\Delta][heat]B}", "[A:rm (arrow ⇌ heat:rm Δ) B:rm]" },
  { "\\ce{A->[x] [B]}", "[A:rm (arrow → _ x:rm) [.open B:rm ].close]" },
  { "\\ce{^14_6C}", "[(scripts _ 6 14) C:rm]" },
  { "\\ce{^14C + ^{14}N}", "[(scripts _ _ 14) C:rm +.bin (scripts [] _ 14) N:rm]" },
  { "\\ce{Fe^3+ + OH^- + x^n}",
    "[(scripts Fe:rm _ [3 +.bin]) +.bin (scripts OH:rm _ −) +.bin (scripts x:rm _ n)]" },
  { "\\ce{\\frac{1}{2}O2}", "[(frac [1 <3>] [2 <3>]) (scripts O:rm 2 _)]" },
  { "\\ce{NaCl(\\text{aq})}", "[NaCl:rm (.open \"aq\" ).close]" },
  { "面积", "\"面积\"" },
  { "面积=\\pi r^2", "[\"面积\" =.rel π (scripts r _ 2)]" },
  { "\\text{速度}v", "[\"速度\" v]" },
  { "价格（元）", "\"价格（元）\"" },
  { "α+β≤γ", "[α +.bin β ≤.rel γ]" },
  { "×÷±", "[×.bin ÷.bin ±.bin]" },
  { "a·b−c", "[a ·.bin b −.bin c]" },
  { "a⊥b≌c∶d", "[a ⊥.rel b ≌.rel c ∶.rel d]" },
  { "△ABC", "[△ A B C]" },
  { "A∖B•C", "[A ∖.bin B •.bin C]" },
  { "a\\cdotp b\\bot\\bigtriangleup\\backslash", "[a ·.punct b ⊥ △.bin ∖]" },
  { "∑_{i}", "(scripts ∑.op i _)" },
  { "x²", "[x ²]" },
  { "é", "é" },
  { "a\\rightleftharpoons b", "[a ⇌.rel b]" },
  { "\\limits x", "[[] x]" },
  { "\"x\"", "[\" x \"]" },
  { "|x|", "[| x |]" },
  { "[0,1)", "[[.open 0 ,.punct 1 ).close]" },
  { "a:b;c", "[a :.rel b ;.punct c]" },
  { "a/b", "[a / b]" },
  { "50\\%", "[50 %]" },
  { "\\%", "%" },
  { "\\abs{x}\\norm{x}", "[(fence | x |) (fence ‖ x ‖)]" },
  { "\\braket{a}", "(fence ⟨ a ⟩)" },
  { "\\mathbb{1}", "1:bb" },
  { "∫_0^1", "(scripts ∫.op 0 1)" },
  { "\\smash{x}\\vphantom{X}", "[[x] []]" },
};

static const char *const broken[] = {
  "{",
  "}",
  "{x",
  "x}",
  "\\",
  "\\foo",
  "\\foo{x}",
  "\\frac",
  "\\frac{a}",
  "\\frac{a}{",
  "\\sqrt",
  "\\sqrt[",
  "\\sqrt[3",
  "\\sqrt[3]",
  "x^",
  "x_",
  "x^^2",
  "x^2^3",
  "x_1_2",
  "x''''^a^b",
  "x^_2",
  "\\left",
  "\\left(",
  "\\left(x",
  "\\left x\\right)",
  "\\left(x\\right",
  "x\\right)",
  "\\left(x\\middle",
  "\\middle|",
  "\\begin",
  "\\begin{matrix}",
  "\\begin{foo}x\\end{foo}",
  "\\begin{matrix}x\\end{pmatrix}",
  "\\begin{matrix}x",
  "\\end{matrix}",
  "\\begin{array}x\\end{array}",
  "\\text",
  "\\text{x",
  "\\text{\\foo}",
  "\\text{$x}$}",
  "\\text{$\\frac$}",
  "\\text{\\(\\frac\\)}",
  "\\text{\\(x}",
  "\\text{\\emphx{n}}",
  "\\big",
  "\\bigx",
  "\\mathbb",
  "\\hat",
  "\\not",
  "\\not{ab}",
  "\\substack x",
  "\\substack{a",
  "\\tag",
  "\\operatorname x",
  "\\textcolor{red}",
  "\\xrightarrow",
  "\\xrightarrow[a",
  "\\ce{",
  "\\href{a}{b}",
  "\\def\\x{1}",
  "\\input{/etc/passwd}",
  "\\write18{ls}",
  "\\newcommand{\\a}{b}",
  "\\{x\\}}",
};

static const struct
{
  const char *latex;
  const char *plain;
} readable[] = {
  { "x^{n+1}", "xⁿ⁺¹" },
  { "x_{i,j}", "x_(i, j)" },
  { "\\frac12", "1/2" },
  { "\\frac{\\frac12}{3}", "(1/2)/3" },
  { "\\binom{n}{k}", "C(n, k)" },
  { "\\sqrt{2}", "√2" },
  { "\\sqrt[3]{x}", "∛x" },
  { "\\sqrt[n+1]{x^2}", "ⁿ⁺¹√x²" },
  { "\\sum_{i=1}^n i", "∑ᵢ₌₁ⁿ i" },
  { "\\lim_{x\\to0}f", "lim_(x → 0) f" },
  { "\\sin^2 x", "sin² x" },
  { "{x^2}^3", "(x²)³" },
  { "x'", "x′" },
  { "-x", "−x" },
  { "a-b", "a − b" },
  { "a*b", "a ∗ b" },
  { "\\mathbb{R}\\mathbb R", "ℝℝ" },
  { "\\begin{pmatrix}1\\\\2\\end{pmatrix}", "(1; 2)" },
  { "\\begin{cases}a&b\\\\c&d\\end{cases}", "{a, b; c, d" },
  { "\\begin{aligned}a&=b\\\\&=c\\end{aligned}", "a = b; = c" },
  { "\\begin{align}a&=b&c&=d\\end{align}", "a = b, c = d" },
  { "\\ce{2H2 + O2 -> 2H2O}", "2H₂ + O₂ ⟶ 2H₂O" },
  { "\\ce{SO4^2-}", "SO₄²⁻" },
  { "a\\bmod b", "a mod b" },
  { "a\\pmod n", "a (mod n)" },
  { "面积=\\pi r^2", "面积 = πr²" },
  { "\\text{a $x^2$ b}", "a x² b" },
  { "\\hat{x}\\bar x\\vec{v}", "x̂x̄v⃗" },
  { "\\left\\{x\\right\\}", "{x}" },
  { "\\xrightarrow{f}", "→ ^f" },
  { "x=1\\tag*{A}", "x = 1 A" },
  { "\\stackrel{def}{=}", "=^(def)" },
  { "\\foo{x}", "\\foo{x}" },
  { "x^", "x^" },
};

static void
test_trees (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MatchupMathNode) node =
          matchup_math_parse (formulas[i].latex, strlen (formulas[i].latex), &error);
      g_autofree char *tree = NULL;

      g_assert_no_error (error);
      tree = matchup_math_node_dump (node);
      if (strcmp (tree, formulas[i].tree) != 0)
        g_test_message ("%s", formulas[i].latex);
      g_assert_cmpstr (tree, ==, formulas[i].tree);
    }
}

static void
test_broken (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MatchupMathNode) node = matchup_math_parse (broken[i], strlen (broken[i]), &error);

      if (node != NULL)
        g_test_message ("%s", broken[i]);
      g_assert_null (node);
      g_assert_true (error->domain == MATCHUP_MATH_ERROR);
    }
}

/* A formula that is cut anywhere, as it is while it comes in, is parsed or refused. */
static void
test_cut (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formulas); i++)
    for (gsize length = 0; length < strlen (formulas[i].latex); length++)
      {
        /* An own copy: reading beyond the end is seen. */
        g_autofree char *copy = g_memdup2 (formulas[i].latex, MAX (length, 1));
        g_autoptr (GError) error = NULL;
        g_autoptr (MatchupMathNode) node = matchup_math_parse (copy, length, &error);

        g_assert_true ((node == NULL) == (error != NULL));
      }
}

static void
assert_error (const char *latex, gsize length, MatchupMathError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MatchupMathNode) node = matchup_math_parse (latex, length, &error);

  g_assert_null (node);
  g_assert_error (error, MATCHUP_MATH_ERROR, (int) code);
}

static char *
repeat (const char *before, const char *middle, const char *after, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, before);
  g_string_append (text, middle);
  for (guint i = 0; i < n; i++)
    g_string_append (text, after);
  return g_string_free (text, FALSE);
}

static void
test_limits (void)
{
  static const char *const nests[][2] = {
    { "{", "}" },
    { "\\sqrt{", "}" },
    { "\\frac{1}{", "}" },
    { "\\left(", "\\right)" },
    { "x^{", "}" },
    { "\\begin{matrix}", "\\end{matrix}" },
    { "\\sqrt ", "" },
    { "\\hat ", "" },
    { "\\displaystyle ", "" },
    { "a \\over ", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (nests); i++)
    {
      g_autofree char *fine = repeat (nests[i][0], "x", nests[i][1], 20);
      g_autofree char *deep = repeat (nests[i][0], "x", nests[i][1], 1000);
      g_autoptr (MatchupMathNode) node = NULL;

      /* One of these in a group is enough. */
      if (strstr (fine, "over") == NULL)
        {
          node = matchup_math_parse (fine, strlen (fine), NULL);
          g_assert_nonnull (node);
        }
      assert_error (deep, strlen (deep), MATCHUP_MATH_ERROR_TOO_COMPLEX);
    }
}

static void
test_size (void)
{
  g_autofree char *fine = repeat ("x+", "x", "", 2000);
  g_autofree char *much = repeat ("x+", "x", "", 2600);
  g_autofree char *number = repeat ("1", "", "", 40000);
  g_autofree char *rows = repeat ("\\\\", "x", "", 6000);
  g_autofree char *columns = repeat ("&", "x", "", 65);
  g_autofree char *wide = repeat ("a&", "x", "", 60);
  g_autofree char *short_rows = repeat ("\\\\a", "", "", 100);
  g_autofree char *table = g_strconcat (wide, short_rows, NULL);
  g_autoptr (MatchupMathNode) node = matchup_math_parse (fine, strlen (fine), NULL);

  g_assert_nonnull (node);
  assert_error (much, strlen (much), MATCHUP_MATH_ERROR_TOO_COMPLEX);
  assert_error (number, strlen (number), MATCHUP_MATH_ERROR_TOO_COMPLEX);
  assert_error (rows, strlen (rows), MATCHUP_MATH_ERROR_TOO_COMPLEX);
  assert_error (columns, strlen (columns), MATCHUP_MATH_ERROR_TOO_COMPLEX);
  /* Rows are filled up: the cells that are added count too. */
  assert_error (table, strlen (table), MATCHUP_MATH_ERROR_TOO_COMPLEX);
  assert_error ("a\xff", 2, MATCHUP_MATH_ERROR_SYNTAX);
  assert_error ("a\0b", 3, MATCHUP_MATH_ERROR_SYNTAX);
  assert_error ("\\usepackage{x}", 14, MATCHUP_MATH_ERROR_UNKNOWN);
}

/* Pieces of formulas in any order. */
/* clang-format off */
static const char *const pieces[] = {
  "{", "}", "[", "]", "^", "_", "'", "&", "\\\\", "\\", " ", "$", "%", "~", "x", "12", ",", ".",
  "\\frac", "\\sqrt", "\\left", "\\right", "\\middle", "(", ")", "|", "\\begin{matrix}",
  "\\end{matrix}", "\\begin{array}{c|c}", "\\end{array}", "\\begin{cases}", "\\end{cases}",
  "\\text", "\\text{", "\\mathbb", "\\sum", "\\limits", "\\int", "\\over", "\\choose",
  "\\displaystyle", "\\hat", "\\overbrace", "\\ce{", "->", "H2O", "\\not", "\\tag{",
  "\\substack{", "\\hline", "\\xrightarrow", "\\big", "\\color{red}", "\\rm", "\\operatorname",
  "\\pmod", "\\hspace{", "1em", "面", "α", "²", "\\alpha", "\\boxed", "\\mathrel", "\\stackrel",
  "\\abs",
};
/* clang-format on */

static void
test_random (void)
{
  guint n_parsed = 0;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (GString) latex = g_string_new (NULL);
      g_autofree char *copy = NULL;
      g_autofree char *plain = NULL;
      g_autoptr (MatchupMathNode) node = NULL;
      g_autoptr (GError) error = NULL;
      gint n = g_test_rand_int_range (1, 24);

      for (gint j = 0; j < n; j++)
        g_string_append (latex, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      copy = g_memdup2 (latex->str, latex->len);
      node = matchup_math_parse (copy, latex->len, &error);
      g_assert_true ((node == NULL) == (error != NULL));
      plain = matchup_math_to_plain (copy, latex->len);
      g_assert_true (g_utf8_validate (plain, -1, NULL));
      n_parsed += node != NULL;
    }
  /* The pieces are such that both happens. */
  g_assert_cmpuint (n_parsed, >, N_RANDOM / 50);
  g_assert_cmpuint (n_parsed, <, N_RANDOM);
}

/* Also where much is read before it is refused at its end, again and again. */
static void
test_linear (void)
{
  static const char *const before[] = {
    "{", "x", "\\text{", "\\left(", "\\begin{matrix}", "[", "$"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    {
      g_autofree char *text = repeat (before[i], "", "", 30000 / strlen (before[i]));
      clock_t begin = clock ();
      g_autoptr (MatchupMathNode) node = matchup_math_parse (text, strlen (text), NULL);

      g_assert_null (node);
      g_assert_cmpint (clock () - begin, <, CLOCKS_PER_SEC);
    }
}

static void
test_plain (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readable); i++)
    {
      g_autofree char *plain =
          matchup_math_to_plain (readable[i].latex, strlen (readable[i].latex));

      g_assert_cmpstr (plain, ==, readable[i].plain);
    }
}

/* Wherever a long text may be cut off: between characters only. */
static void
test_long_words (void)
{
  static const char *const commands[] = { "\\tag{", "\\text{", "\\operatorname{", "\\ce{" };

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    for (guint n = 60; n < 72; n++)
      {
        g_autofree char *words = repeat ("面", "", "", n);
        g_autofree char *latex = g_strconcat (commands[i], words, "}", NULL);
        g_autofree char *plain = matchup_math_to_plain (latex, strlen (latex));

        g_assert_true (g_utf8_validate (plain, -1, NULL));
        g_assert_null (strchr (plain, '{'));
      }
}

/* All commands that build something. */
/* clang-format off */
static const char *const commands[] = {
  "\n", " ", "!", ",", "/", ":", ";", ">", "Big", "Bigg", "Biggl", "Biggm", "Biggr", "Bigl",
  "Bigm", "Bigr", "Huge", "LARGE", "Large", "abs", "acute", "allowbreak", "bar", "bcancel",
  "begin", "big", "bigg", "biggl", "biggm", "biggr", "bigl", "bigm", "bigr", "binom", "bm",
  "bmod", "boldmath", "boldsymbol", "boxed", "bra", "braket", "break", "breve", "cancel", "ce",
  "cfrac", "check", "color", "colorbox", "dbinom", "dddot", "ddot", "dfrac", "displaylimits",
  "dot", "emph", "enskip", "enspace", "ensuremath", "fbox", "footnotesize", "frac", "grave",
  "hat", "hbox", "hfill", "hphantom", "hspace", "huge", "ket", "label", "large", "left",
  "limits", "llap", "mathbb", "mathbbm", "mathbf", "mathbin", "mathcal", "mathclap", "mathclose",
  "mathds", "mathfrak", "mathinner", "mathit", "mathllap", "mathnormal", "mathop", "mathopen",
  "mathord", "mathpunct", "mathrel", "mathring", "mathrlap", "mathrm", "mathscr", "mathsf",
  "mathstrut", "mathtt", "mathup", "mbox", "medspace", "mod", "negthinspace", "newline",
  "nobreak", "nobreakspace", "noindent", "nolimits", "nonumber", "norm", "normalsize", "not",
  "notag", "operatorname", "overarc", "overbrace", "overleftarrow", "overleftrightarrow",
  "overline", "overparen", "overrightarrow", "overset", "phantom", "pmb", "pmod", "pod",
  "protect", "pu", "qquad", "quad", "relax", "rlap", "scriptsize", "small", "smash", "space",
  "sqrt", "stackrel", "strut", "substack", "tag", "tbinom", "text", "textbf", "textcolor",
  "textit", "textnormal", "textrm", "textsf", "texttt", "textup", "tfrac", "thickspace",
  "thinspace", "tilde", "tiny", "unboldmath", "underbrace", "underleftarrow", "underline",
  "underrightarrow", "underset", "vec", "vphantom", "widehat", "wideparen", "widetilde",
  "xLeftarrow", "xLeftrightarrow", "xRightarrow", "xcancel", "xleftarrow", "xleftrightarrow",
  "xlongequal", "xmapsto", "xrightarrow", "xrightleftharpoons",
};
/* clang-format on */

static void
test_commands (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *latex = g_strconcat ("\\", commands[i], NULL);
      g_autofree char *longer = g_strconcat ("\\", commands[i], "qx", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (MatchupMathNode) node = matchup_math_parse (latex, strlen (latex), &error);

      g_assert_false (g_error_matches (error, MATCHUP_MATH_ERROR, MATCHUP_MATH_ERROR_UNKNOWN));
      if (g_ascii_isalpha (*commands[i]))
        assert_error (longer, strlen (longer), MATCHUP_MATH_ERROR_UNKNOWN);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/math-parser/trees", test_trees);
  g_test_add_func ("/math-parser/broken", test_broken);
  g_test_add_func ("/math-parser/cut", test_cut);
  g_test_add_func ("/math-parser/limits", test_limits);
  g_test_add_func ("/math-parser/size", test_size);
  g_test_add_func ("/math-parser/random", test_random);
  g_test_add_func ("/math-parser/linear", test_linear);
  g_test_add_func ("/math-parser/plain", test_plain);
  g_test_add_func ("/math-parser/long-words", test_long_words);
  g_test_add_func ("/math-parser/commands", test_commands);
  return g_test_run ();
}
