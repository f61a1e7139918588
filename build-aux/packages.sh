# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# Sourced by run and test: finds what is missing and installs it. One line per distribution family and purpose.

apt_run="gcc meson ninja-build pkg-config gettext libglib2.0-dev-bin libgtk-4-dev libadwaita-1-dev libsoup-3.0-dev
  libjson-glib-dev libsecret-1-dev libsqlite3-dev libmd4c-dev libgtksourceview-5-dev libgsl-dev libgdk-pixbuf-2.0-dev libarchive-dev
  libpoppler-glib-dev poppler-data webp-pixbuf-loader heif-gdk-pixbuf glib-networking adwaita-icon-theme iso-codes librsvg2-common desktop-file-utils gtk-update-icon-cache"
apt_test="libasan8 libubsan1 appstream xvfb xauth dbus gnome-keyring at-spi2-core python3 python3-gi
  xdotool imagemagick libsecret-tools dconf-cli dconf-gsettings-backend fonts-cantarell fonts-noto-cjk locales tinyproxy-bin
  clang clang-format libclang-rt-dev golang-github-yuin-goldmark-dev poppler-utils zsh fish mandoc"
dnf_run="gcc meson ninja-build pkgconf-pkg-config gettext gtk4-devel libadwaita-devel libsoup3-devel json-glib-devel
  libsecret-devel sqlite-devel md4c-devel gtksourceview5-devel gsl-devel gdk-pixbuf2-devel libarchive-devel webp-pixbuf-loader
  poppler-glib-devel poppler-data heif-pixbuf-loader glib-networking adwaita-icon-theme iso-codes librsvg2 desktop-file-utils"
dnf_test="libasan libubsan appstream xorg-x11-server-Xvfb xauth dbus-daemon gnome-keyring at-spi2-core
  python3-gobject-base xdotool ImageMagick libsecret abattis-cantarell-fonts google-noto-sans-cjk-fonts
  glibc-locale-source tinyproxy clang clang-tools-extra compiler-rt dconf
  golang-github-yuin-goldmark-devel poppler-utils zsh fish mandoc"
pacman_run="gcc meson ninja pkgconf gettext gtk4 libadwaita libsoup3 json-glib libsecret sqlite md4c gtksourceview5 gsl libarchive
  poppler-glib poppler-data gdk-pixbuf2 webp-pixbuf-loader libheif glib-networking adwaita-icon-theme iso-codes librsvg desktop-file-utils glib2-devel"
pacman_test="appstream xorg-server-xvfb xorg-xauth dbus gnome-keyring at-spi2-core python-gobject xdotool imagemagick
  cantarell-fonts noto-fonts-cjk tinyproxy clang compiler-rt poppler dconf zsh fish mandoc"
zypper_run="gcc meson ninja pkgconf gettext-tools gtk4-devel libadwaita-devel libsoup-devel json-glib-devel
  libsecret-devel sqlite3-devel md4c-devel gtksourceview5-devel gsl-devel gdk-pixbuf-devel libarchive-devel gdk-pixbuf-loader-libheif
  libpoppler-glib-devel poppler-data glib-networking adwaita-icon-theme iso-codes iso-codes-lang
  desktop-file-utils"
zypper_test="AppStream xorg-x11-server-Xvfb xauth dbus-1-daemon gnome-keyring at-spi2-core python3-gobject typelib-1_0-Gtk-4_0 xdotool
  ImageMagick cantarell-fonts google-noto-sans-cjk-fonts glibc-i18ndata tinyproxy clang poppler-tools dconf zsh fish mandoc"

is_installed() {
  case "$manager" in
  apt) dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed' ;;
  dnf | zypper) rpm -q --whatprovides "$1" >/dev/null 2>&1 ;;
  pacman) pacman -Qi "$1" >/dev/null 2>&1 ;;
  esac
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    echo "These packages have to be installed by an administrator; there is no sudo here." >&2
    return 1
  fi
}

# install_missing run | install_missing test
install_missing() {
  for manager in apt dnf pacman zypper none; do
    case "$manager" in
    apt) command -v apt-get >/dev/null 2>&1 && break ;;
    none) echo "No known package manager; going on with what is installed." >&2 && return 0 ;;
    *) command -v "$manager" >/dev/null 2>&1 && break ;;
    esac
  done
  wanted=$(eval "echo \$${manager}_run")
  [ "$1" = run ] || wanted="$wanted $(eval "echo \$${manager}_$1")"
  missing=
  for package in $wanted; do
    is_installed "$package" || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  echo "About to install with $manager:$missing" >&2
  # shellcheck disable=SC2086
  case "$manager" in
  apt)
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing
    ;;
  dnf) as_root dnf install -y $missing ;;
  pacman) as_root pacman -S --needed --noconfirm $missing ;;
  zypper) as_root zypper --non-interactive install $missing ;;
  esac
}
