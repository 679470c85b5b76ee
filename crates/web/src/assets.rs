//! Style sheet, scripts and icons: part of the program, sent once and kept by the browser for good, because
//! their address carries a hash of what is in them.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::OnceLock;

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use include_dir::{Dir, include_dir};
use sha2::{Digest as _, Sha256};

static FOLDER: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../assets");

/// The files and their addresses.
pub struct Assets {
    /// The address of the style sheet.
    pub css: String,
    /// The address of the script that adds comfort.
    pub js: String,
    /// The address of the icons.
    pub icons: String,
    /// The address of the mark in the browser's tab.
    pub favicon: String,
    files: HashMap<String, Asset>,
}

struct Asset {
    media_type: &'static str,
    plain: Vec<u8>,
    gzip: Vec<u8>,
}

static ASSETS: OnceLock<Assets> = OnceLock::new();

impl Assets {
    /// The assets, gathered the first time they are asked for.
    pub fn get() -> &'static Self {
        ASSETS.get_or_init(Self::gather)
    }

    fn gather() -> Self {
        let mut files = HashMap::from([("kunnig.css".to_owned(), style_sheet().into_bytes())]);
        let mut folders: Vec<&Dir<'_>> =
            ["js", "icons"].into_iter().filter_map(|name| FOLDER.get_dir(name)).collect();
        while let Some(folder) = folders.pop() {
            folders.extend(folder.dirs());
            for file in folder.files() {
                files.insert(file.path().to_string_lossy().into_owned(), file.contents().to_vec());
            }
        }
        let mut names: Vec<_> = files.keys().cloned().collect();
        names.sort();
        let mut hash = Sha256::new();
        for name in &names {
            hash.update(name);
            hash.update(&files[name]);
        }
        let version = hash.finalize().iter().take(6).fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        let address = |name: &str| format!("/assets/{version}/{name}");
        Self {
            css: address("kunnig.css"),
            js: address("js/kunnig.js"),
            icons: address("icons/icons.svg"),
            favicon: address("icons/favicon.svg"),
            files: files
                .into_iter()
                .map(|(name, plain)| (format!("{version}/{name}"), Asset::new(&name, plain)))
                .collect(),
        }
    }

    /// The paths of all assets under `/assets/`, for the bench and the tests.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}

/// All style sheets as one: tokens and base first, then a file per component.
fn style_sheet() -> String {
    let mut files: Vec<_> = FOLDER.get_dir("css").into_iter().flat_map(Dir::files).collect();
    files.sort_by_key(|file| {
        let name = file.path().file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let first = ["tokens", "base", "layout"].iter().position(|known| *known == name);
        (first.unwrap_or(usize::MAX), name.to_owned())
    });
    files.iter().filter_map(|file| file.contents_utf8()).collect::<Vec<_>>().join("\n")
}

impl Asset {
    fn new(name: &str, plain: Vec<u8>) -> Self {
        let media_type = match name.rsplit('.').next() {
            Some("css") => "text/css; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("svg") => "image/svg+xml",
            _ => "application/octet-stream",
        };
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        let gzip = encoder.write_all(&plain).and_then(|()| encoder.finish()).unwrap_or_default();
        Self { media_type, plain, gzip }
    }
}

/// Sends an asset.
pub(crate) async fn show(Path(path): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = Assets::get().files.get(&path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let takes_gzip = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains("gzip"));
    let kept = [
        (header::CONTENT_TYPE, asset.media_type),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::VARY, "accept-encoding"),
    ];
    if takes_gzip && !asset.gzip.is_empty() {
        (kept, [(header::CONTENT_ENCODING, "gzip")], asset.gzip.as_slice()).into_response()
    } else {
        (kept, asset.plain.as_slice()).into_response()
    }
}
