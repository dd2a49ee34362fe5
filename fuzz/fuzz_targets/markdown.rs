//! Whatever an organiser writes, an issue's HTML holds no tag, no attribute and no address that isn't meant to be there.
#![no_main]

use app::components::markdown::{
    MarkdownPart, Surface, addresses, cards, html, mail_html, parts, pictures, refused, strays, text,
};
use app::domain::picture::is_file;
use libfuzzer_sys::fuzz_target;

/// The tags that may be there. Written down here again: the list in the code may be what is wrong.
const TAGS: [&str; 13] = ["a", "blockquote", "br", "code", "em", "h2", "h3", "hr", "li", "ol", "p", "strong", "ul"];

fuzz_target!(|written: &str| {
    check(&html(written), false);
    check(&mail_html(written), true);
    drop(text(written));
    drop(refused(written));
    let (mut shown, mut seen) = (Vec::new(), Vec::new());
    for (on, is_mail) in [(Surface::Page, false), (Surface::Mail, true)] {
        shown.clear();
        seen.clear();
        for part in parts(written, on) {
            match part {
                MarkdownPart::Rich { html, .. } => check(&html, is_mail),
                MarkdownPart::Button { url, .. } => assert!(is_safe(&url), "{url}"),
                MarkdownPart::Event(name) => shown.push(name),
                MarkdownPart::Picture(picture) => seen.push(picture),
            }
        }
    }
    assert_eq!(shown, cards(written));
    assert_eq!(seen, pictures(written));
    assert!(seen.iter().all(|picture| is_file(&picture.file)), "{seen:?}");
    drop(strays(written));
    assert!(addresses(written).iter().all(|url| is_safe(url)));
});

/// Reads the tags as a browser does: up to the first `>` that isn't quoted.
fn check(html: &str, is_mail: bool) {
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let mut quoted = false;
        let end = after.find(|c| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let (tag, left) = after.split_at(end.expect("a tag that ends"));
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        assert!(TAGS.contains(&name), "<{tag}>");
        let mut attributes = tag[tag.len().min(name.len())..].split('"');
        while let (Some(attribute), Some(value)) = (attributes.next(), attributes.next()) {
            match attribute.trim() {
                "href=" if name == "a" => assert!(is_safe(value), "{value}"),
                "rel=" if name == "a" => assert_eq!(value, "noreferrer"),
                // What a button within a line is left with: a word of ours, not the author's.
                "title=" if name == "a" => assert_eq!(value, "button"),
                "start=" if name == "ol" => assert!(value.bytes().all(|b| b.is_ascii_digit()), "{value}"),
                "style=" if is_mail => assert!(!value.contains("url("), "{value}"),
                other => panic!("{other} in <{tag}>"),
            }
        }
        rest = left;
    }
}

/// An address that only leads to the web or to somebody's mail program.
fn is_safe(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
}
