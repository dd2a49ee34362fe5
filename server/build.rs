//! Puts the browser's half into the program: two files of the folder that `ONPURPOSE_BROWSER_BUNDLE` names, compressed
//! as well as can be, under a name that tells their content. Without that variable there is none, and pages are whole
//! without it.

use std::error::Error;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};

/// Names the folder with `onpurpose.js` and `onpurpose.wasm`.
const FOLDER: &str = "ONPURPOSE_BROWSER_BUNDLE";
const FILES: [&str; 2] = ["js", "wasm"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={FOLDER}");
    // The program's own addresses as a bit each (DT_RELR, glibc 2.36), not three words: all are read at every start.
    if std::env::var("CARGO_CFG_TARGET_ENV").as_deref() == Ok("gnu") {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let code = match std::env::var(FOLDER) {
        Ok(folder) if !folder.is_empty() => bundle(Path::new(&folder), &out)?,
        _ => "None".to_owned(),
    };
    fs::write(out.join("browser.rs"), code)?;
    Ok(())
}

/// Writes the compressed files and gives the code that names them all.
fn bundle(folder: &Path, out: &Path) -> Result<String, Box<dyn Error>> {
    let mut hash = Sha256::new();
    let mut files = String::new();
    for ending in FILES {
        let path = folder.join(format!("onpurpose.{ending}"));
        println!("cargo::rerun-if-changed={}", path.display());
        let plain = fs::read(&path).map_err(|error| format!("{FOLDER}: {}: {error}", path.display()))?;
        hash.update(&plain);
        fs::write(out.join(ending), &plain)?;
        fs::write(out.join(format!("{ending}.gz")), gzip(&plain)?)?;
        fs::write(out.join(format!("{ending}.br")), brotli(&plain)?)?;
        let bytes = |name: String| format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}\"))");
        let [plain, gzip, brotli] = ["", ".gz", ".br"].map(|coding| bytes(format!("{ending}{coding}")));
        files += &format!("{ending}: Compressed {{ plain: {plain}, gzip: {gzip}, brotli: {brotli} }}, ");
    }
    let name: String = hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    Ok(format!("Some(Browser {{ name: \"onpurpose-{name}\", {files} }})"))
}

fn gzip(plain: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain)?;
    encoder.finish()
}

fn brotli(plain: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut out, 4096, 11, 22);
    encoder.write_all(plain)?;
    drop(encoder);
    Ok(out)
}
