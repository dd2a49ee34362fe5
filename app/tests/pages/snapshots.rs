//! What every page shows, in every state that looks different.

use app::samples;

#[test]
fn every_page_shows_what_its_snapshot_holds() {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        for (name, html) in samples::pages::all() {
            assert!(!html.contains("Unknown localization"), "{name} asks for a text that is not there");
            let html = named(&html);
            let main = html.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).expect("a main").0;
            insta::assert_snapshot!(name, format!("<main{main}</main>").replace("><", ">\n<"));
            if name == "event" {
                insta::assert_snapshot!("document", html.replace(main, "…").replace("><", ">\n<"));
            }
        }
    });
}

/// Islands by their names: without the hash of where they are in the code, which any line above them changes.
fn named(html: &str) -> String {
    const NAME: &str = "data-component=\"";
    let mut parts = html.split(NAME);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('"').expect("the end of an attribute");
        let name = name.rsplit_once('_').expect("a hash").0;
        whole.extend([NAME, name, "\"", rest]);
    }
    whole
}
