//! Texts, content and assets are part of the binary: build again when one changes.

fn main() {
    for folder in ["assets", "content", "texts"] {
        println!("cargo::rerun-if-changed=../../{folder}");
    }
}
