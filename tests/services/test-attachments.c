/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of all kinds, whole, broken and disguised, on their way to being sent. */
#include "matchup-attachment-encoder.h"
#include "matchup-attachment-loader.h"
#include "matchup-test-folder.h"
#include "matchup-test-wait.h"
#include "test-pictures.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#define SECRET "GPS 31.2304N 121.4737E"

static char *fixtures_dir;

static MatchupAttachment *
load (GBytes *bytes, GError **error)
{
  g_autoptr (MatchupAttachmentLoader) loader = matchup_attachment_loader_new ();
  g_autoptr (GAsyncResult) result = NULL;

  matchup_attachment_loader_load_bytes_async (loader,
                                              bytes,
                                              "Picture",
                                              NULL,
                                              matchup_test_keep_result_cb,
                                              &result);
  matchup_test_wait_until (result != NULL);
  return matchup_attachment_loader_load_finish (loader, result, error);
}

static MatchupAttachment *
load_well (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  MatchupAttachment *attachment = load (bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (attachment);
  return attachment;
}

static void
assert_refused (GBytes *bytes, MatchupAttachmentError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load (bytes, &error));
  g_assert_error (error, MATCHUP_ATTACHMENT_ERROR, (int) code);
  /* One sentence. */
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strchr (error->message, '\n'));
}

static MatchupImagePart *
encode (MatchupAttachment *attachment,
        MatchupPictureSize size,
        const MatchupPictureLimits *limits,
        guint n_pictures)
{
  g_autoptr (MatchupAttachmentLoader) loader = matchup_attachment_loader_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MatchupImagePart *part;

  matchup_attachment_loader_encode_async (loader,
                                          attachment,
                                          size,
                                          limits,
                                          n_pictures,
                                          NULL,
                                          matchup_test_keep_result_cb,
                                          &result);
  matchup_test_wait_until (result != NULL);
  part = matchup_attachment_loader_encode_finish (loader, result, &error);
  g_assert_no_error (error);
  return part;
}

/* What is in it, decoded by somebody else. */
static GdkPixbuf *
decode (GBytes *bytes)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();

  g_assert_true (gdk_pixbuf_loader_write_bytes (loader, bytes, NULL));
  g_assert_true (gdk_pixbuf_loader_close (loader, NULL));
  return g_object_ref (gdk_pixbuf_loader_get_pixbuf (loader));
}

static gboolean
is_red (GdkPixbuf *pixbuf, gboolean right, gboolean bottom)
{
  int x = gdk_pixbuf_get_width (pixbuf) * (right ? 3 : 1) / 4;
  int y = gdk_pixbuf_get_height (pixbuf) * (bottom ? 3 : 1) / 4;
  const guint8 *pixel = gdk_pixbuf_read_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf) +
                        x * gdk_pixbuf_get_n_channels (pixbuf);

  return pixel[0] > 128 && pixel[2] < 128;
}

static GBytes *
read_fixture (const char *name)
{
  g_autofree char *path = g_build_filename (fixtures_dir, "pictures", name, NULL);
  char *data;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  return g_bytes_new_take (data, length);
}

static void
assert_part (MatchupImagePart *part, const char *mime_type, int width, int height)
{
  g_autofree char *sha256 =
      g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, matchup_image_part_get_bytes (part));

  g_assert_cmpstr (matchup_image_part_get_mime_type (part), ==, mime_type);
  g_assert_cmpint (matchup_image_part_get_width (part), ==, width);
  g_assert_cmpint (matchup_image_part_get_height (part), ==, height);
  g_assert_cmpstr (matchup_image_part_get_sha256 (part), ==, sha256);
  g_assert_cmpuint (matchup_image_part_get_size (part),
                    ==,
                    g_bytes_get_size (matchup_image_part_get_bytes (part)));
}

static void
test_sizes (void)
{
  g_autoptr (GBytes) file = test_pictures_make ("jpeg", 3200, 2000);
  g_autoptr (MatchupAttachment) attachment = load_well (file);
  g_autoptr (MatchupImagePart) small = encode (attachment, MATCHUP_PICTURE_SIZE_SMALL, NULL, 1);
  g_autoptr (MatchupImagePart) standard =
      encode (attachment, MATCHUP_PICTURE_SIZE_STANDARD, NULL, 1);
  g_autoptr (MatchupImagePart) original =
      encode (attachment, MATCHUP_PICTURE_SIZE_ORIGINAL, NULL, 1);

  assert_part (small, "image/jpeg", 768, 480);
  assert_part (standard, "image/jpeg", 1568, 980);
  assert_part (original, "image/jpeg", 3200, 2000);
  g_assert_cmpint (matchup_attachment_get_width (attachment), ==, 3200);
  g_assert_cmpint (matchup_image_part_get_original_width (small), ==, 3200);
  g_assert_cmpint (matchup_image_part_get_original_height (small), ==, 2000);
  g_assert_cmpint (matchup_image_part_get_original_size (small),
                   ==,
                   (gint64) g_bytes_get_size (file));
  g_assert_cmpint (matchup_attachment_get_thumbnail (attachment)->width, ==, 192);
}

/* Never larger than it was. */
static void
test_not_enlarged (void)
{
  g_autoptr (GBytes) file = test_pictures_make ("png", 40, 20);
  g_autoptr (MatchupAttachment) attachment = load_well (file);
  g_autoptr (MatchupImagePart) part = encode (attachment, MATCHUP_PICTURE_SIZE_STANDARD, NULL, 1);

  assert_part (part, "image/png", 40, 20);
}

static void
test_orientations (void)
{
  for (int orientation = 1; orientation <= 8; orientation++)
    {
      g_autoptr (GBytes) plain = test_pictures_make ("jpeg", 64, 32);
      g_autoptr (GBytes) file = test_pictures_add_exif (plain, orientation, SECRET);
      g_autoptr (GdkPixbuf) lying = decode (file);
      g_autoptr (GdkPixbuf) wanted = gdk_pixbuf_apply_embedded_orientation (lying);
      g_autoptr (MatchupAttachment) attachment = load_well (file);

      g_assert_cmpint (matchup_attachment_get_width (attachment),
                       ==,
                       gdk_pixbuf_get_width (wanted));
      for (int size = MATCHUP_PICTURE_SIZE_SMALL; size <= MATCHUP_PICTURE_SIZE_ORIGINAL; size++)
        {
          g_autoptr (MatchupImagePart) part =
              encode (attachment, (MatchupPictureSize) size, NULL, 1);
          g_autoptr (GdkPixbuf) found = decode (matchup_image_part_get_bytes (part));

          g_assert_cmpint (gdk_pixbuf_get_width (found), ==, gdk_pixbuf_get_width (wanted));
          g_assert_cmpint (gdk_pixbuf_get_height (found), ==, gdk_pixbuf_get_height (wanted));
          for (int corner = 0; corner < 4; corner++)
            g_assert_cmpint (is_red (found, corner & 1, corner & 2),
                             ==,
                             is_red (wanted, corner & 1, corner & 2));
          g_assert_false (test_pictures_contain (matchup_image_part_get_bytes (part), SECRET));
          g_assert_null (gdk_pixbuf_get_option (found, "orientation"));
        }
    }
}

/* The place where it was taken does not go out, whatever the size; the pixels stay as they are. */
static void
test_nothing_said (void)
{
  static const char *const types[] = { "jpeg", "png" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GBytes) plain = test_pictures_make_noise (types[i], 80, 60);
      g_autoptr (GBytes) file = i == 0 ? test_pictures_add_exif (plain, 1, SECRET)
                                       : test_pictures_add_text (plain, SECRET);
      g_autoptr (MatchupAttachment) attachment = load_well (file);
      g_autoptr (GdkPixbuf) before = decode (plain);

      g_assert_true (test_pictures_contain (file, SECRET));
      for (int size = MATCHUP_PICTURE_SIZE_SMALL; size <= MATCHUP_PICTURE_SIZE_ORIGINAL; size++)
        {
          g_autoptr (MatchupImagePart) part =
              encode (attachment, (MatchupPictureSize) size, NULL, 1);
          g_autoptr (GdkPixbuf) after = decode (matchup_image_part_get_bytes (part));

          g_assert_false (test_pictures_contain (matchup_image_part_get_bytes (part), SECRET));
          g_assert_false (test_pictures_contain (matchup_image_part_get_bytes (part), "Exif"));
          g_assert_cmpmem (gdk_pixbuf_read_pixels (before),
                           gdk_pixbuf_get_byte_length (before),
                           gdk_pixbuf_read_pixels (after),
                           gdk_pixbuf_get_byte_length (after));
        }
    }
}

static void
test_refused (void)
{
  static const char svg[] = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>";
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) text = g_bytes_new_static ("Shopping: bread, milk", 21);
  g_autoptr (GBytes) drawing = g_bytes_new_static (svg, sizeof svg - 1);
  g_autoptr (GBytes) bomb = test_pictures_make_bomb (10001, 10000);
  g_autoptr (GBytes) huge_bomb = test_pictures_make_bomb (0xffffffff, 0xffffffff);
  g_autoptr (GBytes) hollow = test_pictures_make_bomb (100, 100);
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (MATCHUP_ATTACHMENT_MAX_BYTES + 1),
                                               MATCHUP_ATTACHMENT_MAX_BYTES + 1);
  g_autoptr (GBytes) bmp = test_pictures_make ("bmp", 10, 10);

  assert_refused (empty, MATCHUP_ATTACHMENT_ERROR_EMPTY);
  assert_refused (text, MATCHUP_ATTACHMENT_ERROR_NO_PICTURE);
  assert_refused (drawing, MATCHUP_ATTACHMENT_ERROR_DRAWING);
  assert_refused (bomb, MATCHUP_ATTACHMENT_ERROR_TOO_MANY_PIXELS);
  assert_refused (huge_bomb, MATCHUP_ATTACHMENT_ERROR_TOO_MANY_PIXELS);
  assert_refused (hollow, MATCHUP_ATTACHMENT_ERROR_BROKEN);
  assert_refused (large, MATCHUP_ATTACHMENT_ERROR_TOO_LARGE);
  assert_refused (bmp, MATCHUP_ATTACHMENT_ERROR_UNSUPPORTED);
}

/* Cut off anywhere, a picture is refused; a head alone never reaches a decoder. */
static void
test_truncated (void)
{
  static const char *const types[] = { "jpeg", "png" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GBytes) file = test_pictures_make (types[i], 90, 70);
      gsize length = g_bytes_get_size (file);

      for (gsize cut = 8; cut < length; cut += MAX (length / 60, 1))
        {
          g_autoptr (GBytes) part = g_bytes_new_from_bytes (file, 0, cut);

          assert_refused (part, MATCHUP_ATTACHMENT_ERROR_BROKEN);
        }
    }
}

/* Any byte may be wrong: an answer or an error comes, and nothing else happens. (The readers of
 * HEIC and of moving WebP warn of what is wrong, which ends a test.) */
static void
test_damaged (void)
{
  static const char *const names[] = { "photo.webp", "drawing.webp" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 4 * 40; i++)
    {
      g_autoptr (GBytes) file = i % 8 == 7   ? test_pictures_make ("jpeg", 30, 20)
                                : i % 8 == 6 ? test_pictures_make_gif (2)
                                             : read_fixture (names[i % 2]);
      gsize length;
      guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&file), &length);
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (MatchupAttachment) attachment = NULL;

      for (int j = 0; j < 3; j++)
        data[g_rand_int_range (random, 0, (gint32) length)] = (guint8) g_rand_int (random);
      damaged = g_bytes_new_take (data, length);
      attachment = load (damaged, &error);
      g_assert_true ((attachment == NULL) == (error != NULL));
    }
}

static void
test_animated (void)
{
  g_autoptr (GBytes) still = test_pictures_make_gif (1);
  g_autoptr (GBytes) moving = test_pictures_make_gif (3);
  g_autoptr (GBytes) webp = read_fixture ("animated.webp");
  g_autoptr (MatchupAttachment) one = load_well (still);
  g_autoptr (MatchupAttachment) many = load_well (moving);
  g_autoptr (MatchupAttachment) moving_webp = load_well (webp);
  g_autoptr (MatchupImagePart) part = encode (many, MATCHUP_PICTURE_SIZE_ORIGINAL, NULL, 1);
  g_autoptr (MatchupImagePart) frame = encode (moving_webp, MATCHUP_PICTURE_SIZE_ORIGINAL, NULL, 1);

  g_assert_false (matchup_attachment_get_animated (one));
  g_assert_true (matchup_attachment_get_animated (many));
  g_assert_true (matchup_attachment_get_animated (moving_webp));
  assert_part (part, "image/png", 1, 1);
  g_assert_cmpstr (matchup_image_part_get_mime_type (frame), !=, "image/webp");
}

/* WebP stays what it is for services that take it; HEIC and AVIF become JPEG. */
static void
test_formats (void)
{
  static const MatchupPictureLimits no_webp = { 0 };
  g_autoptr (GBytes) webp = read_fixture ("photo.webp");
  g_autoptr (GBytes) heic = read_fixture ("photo.heic");
  g_autoptr (GBytes) avif = read_fixture ("photo.avif");
  g_autoptr (MatchupAttachment) from_webp = load_well (webp);
  g_autoptr (MatchupAttachment) from_heic = load_well (heic);
  g_autoptr (MatchupAttachment) from_avif = load_well (avif);
  g_autoptr (MatchupImagePart) kept = encode (from_webp, MATCHUP_PICTURE_SIZE_STANDARD, NULL, 1);
  g_autoptr (MatchupImagePart) made =
      encode (from_webp, MATCHUP_PICTURE_SIZE_STANDARD, &no_webp, 1);
  g_autoptr (MatchupImagePart) photo = encode (from_heic, MATCHUP_PICTURE_SIZE_ORIGINAL, NULL, 1);
  g_autoptr (MatchupImagePart) other = encode (from_avif, MATCHUP_PICTURE_SIZE_SMALL, NULL, 1);
  g_autoptr (GdkPixbuf) seen = decode (matchup_image_part_get_bytes (photo));

  assert_part (kept, "image/webp", 64, 48);
  assert_part (made, "image/jpeg", 64, 48);
  assert_part (photo, "image/jpeg", 64, 48);
  assert_part (other, "image/jpeg", 64, 48);
  g_assert_true (is_red (seen, FALSE, FALSE));
  g_assert_false (is_red (seen, TRUE, TRUE));
}

static void
test_transparent (void)
{
  static const MatchupPictureLimits tiny = { .max_bytes = 4000 };
  g_autoptr (GBytes) file = test_pictures_make_transparent (2000, 1000);
  g_autoptr (MatchupAttachment) attachment = load_well (file);
  g_autoptr (MatchupImagePart) part = encode (attachment, MATCHUP_PICTURE_SIZE_STANDARD, NULL, 1);
  g_autoptr (MatchupImagePart) squeezed =
      encode (attachment, MATCHUP_PICTURE_SIZE_STANDARD, &tiny, 1);
  g_autoptr (GdkPixbuf) kept = decode (matchup_image_part_get_bytes (part));
  MatchupImagePart *flat = matchup_image_part_get_smaller (squeezed) != NULL
                               ? matchup_image_part_get_smaller (squeezed)
                               : squeezed;
  g_autoptr (GdkPixbuf) seen = decode (matchup_image_part_get_bytes (flat));
  const guint8 *last = gdk_pixbuf_read_pixels (seen) +
                       (gdk_pixbuf_get_height (seen) - 2) * gdk_pixbuf_get_rowstride (seen) +
                       (gdk_pixbuf_get_width (seen) - 2) * 3;

  assert_part (part, "image/png", 1568, 784);
  g_assert_true (gdk_pixbuf_get_has_alpha (kept));
  g_assert_cmpstr (matchup_image_part_get_mime_type (flat), ==, "image/jpeg");
  g_assert_cmpuint (matchup_image_part_get_size (flat), <=, 4000);
  /* White behind it, not black. */
  g_assert_cmpint (last[0], >, 240);
}

static void
test_limits (void)
{
  static const MatchupPictureLimits edge = { .webp = TRUE, .max_edge = 1200 };
  static const MatchupPictureLimits pixels = { .webp = TRUE, .max_pixels = 100 * 1000 };
  static const MatchupPictureLimits request = { .max_request = 512 * 1024 };
  g_autoptr (GBytes) file = test_pictures_make_noise ("jpeg", 1500, 1000);
  g_autoptr (MatchupAttachment) attachment = load_well (file);
  g_autoptr (MatchupImagePart) same = encode (attachment, MATCHUP_PICTURE_SIZE_ORIGINAL, &edge, 1);
  g_autoptr (MatchupImagePart) two = encode (attachment, MATCHUP_PICTURE_SIZE_ORIGINAL, &pixels, 1);
  g_autoptr (MatchupImagePart) shared =
      encode (attachment, MATCHUP_PICTURE_SIZE_ORIGINAL, &request, 4);
  MatchupImagePart *smaller = matchup_image_part_get_smaller (two);

  /* It costs little: all get the same. */
  assert_part (same, "image/jpeg", 1200, 800);
  g_assert_null (matchup_image_part_get_smaller (same));
  /* It costs much: only who must gets less. */
  assert_part (two, "image/jpeg", 1500, 1000);
  g_assert_nonnull (smaller);
  g_assert_cmpint (matchup_image_part_get_width (smaller) * matchup_image_part_get_height (smaller),
                   <=,
                   100 * 1000);
  g_assert_cmpuint (matchup_image_part_get_size (matchup_image_part_get_smaller (shared)),
                    <=,
                    (512 - 256) * 1024 / 4 * 3 / 4);
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("matchup-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "notes.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) home = g_file_new_for_path (folder);
  g_autoptr (GBytes) jpeg = test_pictures_make ("jpeg", 20, 10);
  GFile *const files[] = { file, home };
  g_autoptr (MatchupAttachmentLoader) loader = matchup_attachment_loader_new ();

  g_assert_true (g_file_set_contents (path,
                                      g_bytes_get_data (jpeg, NULL),
                                      (gssize) g_bytes_get_size (jpeg),
                                      NULL));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (MatchupAttachment) attachment = NULL;

      if (i == 2)
        matchup_test_remove_folder (folder);
      matchup_attachment_loader_load_file_async (loader,
                                                 files[i % 2],
                                                 NULL,
                                                 matchup_test_keep_result_cb,
                                                 &result);
      matchup_test_wait_until (result != NULL);
      attachment = matchup_attachment_loader_load_finish (loader, result, &error);
      if (i == 0)
        g_assert_cmpstr (matchup_attachment_get_name (attachment), ==, "notes.png");
      else
        g_assert_error (error, MATCHUP_ATTACHMENT_ERROR, MATCHUP_ATTACHMENT_ERROR_UNREADABLE);
    }
}

static void
test_cancel (void)
{
  g_autoptr (MatchupAttachmentLoader) loader = matchup_attachment_loader_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = test_pictures_make ("png", 400, 400);
  GAsyncResult *results[5] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    matchup_attachment_loader_load_bytes_async (loader,
                                                bytes,
                                                "x",
                                                cancellable,
                                                matchup_test_keep_result_cb,
                                                &results[i]);
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;

      matchup_test_wait_until (results[i] != NULL);
      g_assert_null (matchup_attachment_loader_load_finish (loader, results[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_object_unref (results[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixtures_dir = argv[1];
  g_test_add_func ("/attachments/sizes", test_sizes);
  g_test_add_func ("/attachments/not-enlarged", test_not_enlarged);
  g_test_add_func ("/attachments/orientations", test_orientations);
  g_test_add_func ("/attachments/nothing-said", test_nothing_said);
  g_test_add_func ("/attachments/refused", test_refused);
  g_test_add_func ("/attachments/truncated", test_truncated);
  g_test_add_func ("/attachments/damaged", test_damaged);
  g_test_add_func ("/attachments/animated", test_animated);
  g_test_add_func ("/attachments/formats", test_formats);
  g_test_add_func ("/attachments/transparent", test_transparent);
  g_test_add_func ("/attachments/limits", test_limits);
  g_test_add_func ("/attachments/files", test_files);
  g_test_add_func ("/attachments/cancel", test_cancel);
  return g_test_run ();
}
