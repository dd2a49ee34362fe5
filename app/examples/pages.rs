//! Writes every sample page and the stylesheet into a folder, to be looked at:
//! `cargo run -p app --example pages -- FOLDER`.

use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/pages".to_owned()));
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("style.css"), app::style::STYLE)?;
    std::fs::write(folder.join("desk.css"), app::style::DESK_STYLE)?;
    for (name, html) in app::samples::pages::all() {
        let html = html
            .replace("href=\"/style.css\"", "href=\"style.css\"")
            .replace("href=\"/desk.css\"", "href=\"desk.css\"");
        std::fs::write(folder.join(format!("{name}.html")), html)?;
    }
    Ok(())
}
