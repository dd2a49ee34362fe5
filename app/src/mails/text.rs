//! The text part of a mail: the same blocks as plain lines.

use super::blocks::{Block, Mail};

/// RFC 5322 §2.1.1: lines should be no longer than this.
const WIDTH: usize = 78;

const NO_BREAK: char = '\u{a0}';

/// Renders the blocks with an empty line between them.
pub(super) fn render(mail: &Mail) -> String {
    let (body, foot) = mail.parts();
    let mut parts: Vec<String> = body.iter().filter_map(block).collect();
    if !foot.is_empty() {
        parts.push("-".repeat(WIDTH));
    }
    parts.extend(foot.iter().filter_map(block));
    parts.join("\n\n") + "\n"
}

/// `None` for a block without text.
fn block(block: &Block) -> Option<String> {
    Some(match block {
        Block::Heading(text) => underlined(text, "="),
        Block::Subheading(text) => underlined(text, "-"),
        Block::From(text) | Block::Strong(text) | Block::Paragraph(text) | Block::Foot(text) => wrap(text, ""),
        Block::Rich { text, .. } => wrap(text, ""),
        Block::Button { label, url } | Block::Link { label, url } | Block::FootLink { label, url } => {
            format!("{}\n{url}", wrap(&format!("{label}:"), ""))
        }
        Block::FootLinks(links) => {
            let links = links.iter().map(|(label, url)| format!("{}\n{url}", wrap(&format!("{label}:"), "")));
            links.collect::<Vec<_>>().join("\n\n")
        }
        Block::Card { title, about, label, url } => {
            format!("{}\n{}\n{}\n{url}", wrap(title, ""), wrap(about, ""), wrap(&format!("{label}:"), ""))
        }
        Block::Facts(facts) => lines(facts),
        Block::Code { label, code } => format!("{label}: {code}"),
        Block::Picture { text, .. } if !text.is_empty() => wrap(text, ""),
        Block::Picture { .. } | Block::QrCode { .. } => return None,
    })
}

fn underlined(text: &str, with: &str) -> String {
    let line = wrap(text, "");
    let width = line.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    format!("{line}\n{}", with.repeat(width))
}

fn lines(facts: &[(String, String)]) -> String {
    let lines: Vec<String> = facts.iter().map(|(term, value)| wrap(&format!("{term}: {value}"), "  ")).collect();
    lines.join("\n")
}

/// Breaks only at white space, so that URLs stay whole, and not at a no-break space, which becomes a plain one; lines
/// after the first begin with `indent`.
fn wrap(text: &str, indent: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for (number, paragraph) in text.lines().enumerate() {
        if number > 0 {
            out.push('\n');
            out.push_str(indent);
            column = indent.len();
        }
        let mut start = true;
        let words = paragraph.split(|c: char| c.is_whitespace() && c != NO_BREAK).filter(|word| !word.is_empty());
        for word in words.map(|word| word.replace(NO_BREAK, " ")) {
            let width = word.chars().count();
            if !start && column + 1 + width > WIDTH {
                out.push('\n');
                out.push_str(indent);
                column = indent.len();
            } else if !start {
                out.push(' ');
                column += 1;
            }
            out.push_str(&word);
            column += width;
            start = false;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn long_lines_are_broken_at_spaces_and_urls_stay_whole() {
        let url = format!("https://events.harbour.example/{}", "a".repeat(90));
        let wrapped = wrap(&format!("{} {url} end", "word ".repeat(30)), "  ");
        assert!(wrapped.lines().any(|line| line.trim() == url));
        assert!(wrapped.lines().filter(|line| !line.contains(&url)).all(|line| line.chars().count() <= 78));
    }

    #[test]
    fn no_line_ends_at_a_no_break_space() {
        let wrapped = wrap(&"until 6\u{a0}pm ".repeat(30), "");
        assert!(wrapped.contains("6 pm") && wrapped.lines().all(|line| !line.ends_with('6')), "{wrapped}");
    }

    #[test]
    fn line_breaks_of_a_value_are_kept() {
        assert_eq!(wrap("Access: one\ntwo", "  "), "Access: one\n  two");
    }
}
