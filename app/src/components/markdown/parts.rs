//! An issue's text in parts: what is read, and between it buttons, cards of events and pictures, which a mail writes in
//! its own way. A button is a link alone in its paragraph, with the title `button`; a card is a line `{event: its-name}`;
//! a picture is one of ours alone in its paragraph: `![what it shows](/pictures/…)`, or with the title `decoration`.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::{BUTTON, STYLES, events, events_with_pictures, is_safe, plain, without_pictures, written};
use crate::domain::picture::is_file;
use crate::paths;

/// The title of a picture that shows nothing which has to be told.
const DECORATION: &str = "decoration";

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkdownPart {
    /// What is read.
    Rich {
        /// Sanitised HTML.
        html: String,
        /// Plain text.
        text: String,
    },
    /// A button.
    Button {
        /// What it says.
        label: String,
        /// Where it leads.
        url: String,
    },
    /// The card of the event with this name.
    Event(String),
    /// A picture.
    Picture(MarkdownPicture),
}

/// A picture of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkdownPicture {
    /// The name of its file.
    pub file: String,
    /// What it shows; empty if nobody has said, or if it's decoration.
    pub alt: String,
    /// Whether it's decoration.
    pub is_decoration: bool,
}

/// Where a text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    /// On a page of ours, which has a stylesheet.
    Page,
    /// In a mail, which needs its styles inline.
    Mail,
}

/// The parts of a text, in order.
#[must_use]
pub fn parts(text: &str, on: Surface) -> Vec<MarkdownPart> {
    let styles: &[_] = if on == Surface::Mail { &STYLES } else { &[] };
    let mut parts = Vec::new();
    let mut read = Vec::new();
    for block in blocks(events_with_pictures(text)) {
        let Some(part) = special(&block) else {
            read.extend(without_pictures(block));
            continue;
        };
        flush(&mut parts, &mut read, styles);
        parts.push(part);
    }
    flush(&mut parts, &mut read, styles);
    parts
}

fn flush(parts: &mut Vec<MarkdownPart>, read: &mut Vec<Event<'_>>, styles: &[(&'static str, &'static str)]) {
    if !read.is_empty() {
        let events = std::mem::take(read);
        let text = plain(events.clone());
        parts.push(MarkdownPart::Rich { html: written(events, styles), text });
    }
}

/// The names of the events that a text has cards of, in order.
#[must_use]
pub fn cards(text: &str) -> Vec<String> {
    let names = blocks(events_with_pictures(text)).into_iter().filter_map(|block| match special(&block) {
        Some(MarkdownPart::Event(name)) => Some(name),
        _ => None,
    });
    names.collect()
}

/// The pictures that a text shows, in order.
#[must_use]
pub fn pictures(text: &str) -> Vec<MarkdownPicture> {
    let shown = blocks(events_with_pictures(text)).into_iter().filter_map(|block| match special(&block) {
        Some(MarkdownPart::Picture(picture)) => Some(picture),
        _ => None,
    });
    shown.collect()
}

/// The addresses of pictures that aren't shown, because they aren't ours or aren't alone in their paragraph.
#[must_use]
pub fn strays(text: &str) -> Vec<String> {
    let mut shown: Vec<String> = pictures(text).into_iter().map(|picture| paths::picture(picture.file)).collect();
    let all = Parser::new_ext(text, Options::empty()).filter_map(|event| match event {
        Event::Start(Tag::Image { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    });
    // One that is shown in one place can be a stray in another.
    let is_stray = |url: &String| match shown.iter().position(|path| path == url) {
        Some(at) => {
            shown.swap_remove(at);
            false
        }
        None => true,
    };
    all.filter(is_stray).collect()
}

/// The line of a text that shows a picture.
#[must_use]
pub fn picture_line(picture: &MarkdownPicture) -> String {
    let path = paths::picture(&picture.file);
    if picture.is_decoration {
        return format!("![]({path} \"{DECORATION}\")");
    }
    let mut alt = String::new();
    for letter in picture.alt.chars() {
        if letter.is_ascii_punctuation() {
            alt.push('\\');
        }
        alt.push(letter);
    }
    format!("![{alt}]({path})")
}

/// Every address that a text links to, in order; those of buttons too.
#[must_use]
pub fn addresses(text: &str) -> Vec<String> {
    let urls = events(text).into_iter().filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    });
    urls.collect()
}

/// The addresses of links that aren't shown as links, because programs mustn't follow them or can't.
#[must_use]
pub fn refused(text: &str) -> Vec<String> {
    let urls = Parser::new_ext(text, Options::empty()).filter_map(|event| match event {
        Event::Start(Tag::Link { link_type, dest_url, .. }) if link_type != LinkType::Email => Some(dest_url),
        _ => None,
    });
    urls.filter(|url| !is_safe(url)).map(|url| url.to_string()).collect()
}

/// The outermost blocks.
fn blocks(events: Vec<Event<'_>>) -> Vec<Vec<Event<'_>>> {
    let mut blocks = Vec::new();
    let mut block = Vec::new();
    let mut depth = 0_usize;
    for event in events {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        block.push(event);
        if depth == 0 {
            blocks.push(std::mem::take(&mut block));
        }
    }
    blocks.push(block);
    blocks
}

/// The name of the file that a link leads to, if it's a picture of ours.
fn file_of(link: &str) -> Option<&str> {
    link.strip_prefix(paths::picture("").as_str()).filter(|file| is_file(file))
}

/// A paragraph that is a button, a card or a picture.
fn special(block: &[Event<'_>]) -> Option<MarkdownPart> {
    let [Event::Start(Tag::Paragraph), inside @ .., Event::End(TagEnd::Paragraph)] = block else { return None };
    match inside {
        [Event::Start(Tag::Link { dest_url, title, .. }), label @ .., Event::End(TagEnd::Link)]
            if **title == *BUTTON =>
        {
            let label = plain(label.to_vec());
            (!label.is_empty()).then(|| MarkdownPart::Button { label, url: dest_url.to_string() })
        }
        [Event::Start(Tag::Image { dest_url, title, .. }), alt @ .., Event::End(TagEnd::Image)] => {
            let (file, is_decoration) = (file_of(dest_url)?.to_owned(), **title == *DECORATION);
            // Two pictures in one paragraph begin and end in the same way.
            if alt.contains(&Event::End(TagEnd::Image)) {
                return None;
            }
            let alt = if is_decoration { String::new() } else { plain(alt.to_vec()) };
            Some(MarkdownPart::Picture(MarkdownPicture { file, alt, is_decoration }))
        }
        [Event::Text(text)] => {
            let name = text.trim().strip_prefix("{event:")?.strip_suffix('}')?.trim();
            Some(MarkdownPart::Event(name.to_owned()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<&'static str> {
        let name = |part: &MarkdownPart| match part {
            MarkdownPart::Rich { .. } => "rich",
            MarkdownPart::Button { .. } => "button",
            MarkdownPart::Event(_) => "event",
            MarkdownPart::Picture(_) => "picture",
        };
        parts(text, Surface::Mail).iter().map(name).collect()
    }

    #[test]
    fn buttons_and_cards_are_paragraphs_of_their_own() {
        let text = "Hello [you](https://example.org).\n\n[Come along](https://example.org/a \"button\")\n\n\
                    {event: summer-supper}\n\n## And\n\n- one";
        assert_eq!(kinds(text), ["rich", "button", "event", "rich"]);
        let all = parts(text, Surface::Page);
        let button = MarkdownPart::Button { label: "Come along".to_owned(), url: "https://example.org/a".to_owned() };
        assert_eq!(all[1], button);
        assert_eq!(all[2], MarkdownPart::Event("summer-supper".to_owned()));
        assert_eq!(cards(text), ["summer-supper"]);
        assert_eq!(addresses(text), ["https://example.org", "https://example.org/a"]);
    }

    #[test]
    fn what_is_not_alone_or_not_safe_is_just_read() {
        for text in [
            "Press [Come along](https://example.org \"button\") now",
            "[Come along](javascript:alert(1) \"button\")",
            "[Come along](https://example.org \"Button\")",
            "[](https://example.org \"button\")",
            "- [Come along](https://example.org \"button\")",
            "See {event: supper}",
            "`{event: supper}`",
            "<b>{event: supper}</b>",
        ] {
            assert_eq!(kinds(text), ["rich"], "{text}");
        }
        assert_eq!(kinds(""), [] as [&str; 0]);
        let beside = "![A boat](https://elsewhere.example/a.jpg) {event: supper}";
        assert!(kinds(beside) == ["rich"] && cards(beside).is_empty(), "neither a card nor looked up as one");
        let bad = "[x](javascript:alert(1)) [y](/events/supper) <z@example.org> [w](https://example.org)";
        assert_eq!(addresses(bad), ["mailto:z@example.org", "https://example.org"]);
        assert_eq!(refused(bad), ["javascript:alert(1)", "/events/supper"]);
    }

    #[test]
    fn a_picture_of_ours_is_a_paragraph_of_its_own() {
        let path = "/pictures/0123456789abcdef0123456789abcdef.jpg";
        let file = path.rsplit('/').next().unwrap().to_owned();
        let picture =
            |alt: &str, is_decoration| MarkdownPicture { file: file.clone(), alt: alt.to_owned(), is_decoration };
        for one in [picture("The quay [at night], 5*5 \\ more", false), picture("", true), picture("", false)] {
            let text = format!("Look:\n\n{}\n\nNice.", picture_line(&one));
            assert_eq!(kinds(&text), ["rich", "picture", "rich"], "{text}");
            assert_eq!((pictures(&text), strays(&text)), (vec![one], vec![]));
        }
        for stray in [
            "![A boat](https://elsewhere.example/a.jpg)".to_owned(),
            format!("Look: ![A boat]({path})"),
            format!("![A boat]({path}) ![A boat]({path})"),
            format!("- ![A boat]({path})"),
            "![A boat](/pictures/none.jpg)".to_owned(),
        ] {
            assert_eq!(kinds(&stray), ["rich"], "{stray}");
            assert!(!strays(&stray).is_empty() && pictures(&stray).is_empty(), "{stray}");
            let MarkdownPart::Rich { html, text } = parts(&stray, Surface::Page).remove(0) else { panic!("{stray}") };
            assert!(html.contains("A boat") && text.contains("A boat") && !html.contains("<img"), "{html}");
        }
        assert_eq!(strays(&format!("![A]({path})\n\nand ![A]({path})")), [path]);
    }

    #[test]
    fn a_mail_has_its_styles_inline_and_a_page_has_none() {
        let html = |on| match parts("Hello", on).remove(0) {
            MarkdownPart::Rich { html, .. } => html,
            other => panic!("{other:?}"),
        };
        assert!(html(Surface::Mail).contains("style=") && !html(Surface::Page).contains("style="));
    }
}
