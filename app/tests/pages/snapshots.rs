//! What every page shows, in every state that looks different.

use app::samples;

#[test]
fn every_page_shows_what_its_snapshot_holds() {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        for (name, html) in samples::pages::all() {
            assert!(!html.contains("Unknown localization"), "{name} asks for a text that is not there");
            let main = html.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).expect("a main").0;
            insta::assert_snapshot!(name, format!("<main{main}</main>").replace("><", ">\n<"));
            if name == "event" {
                insta::assert_snapshot!("document", html.replace(main, "…").replace("><", ">\n<"));
            }
        }
    });
}
