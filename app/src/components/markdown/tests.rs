//! What is let through, and what isn't.

use super::*;

#[test]
fn plain_markdown_reads_as_it_should() {
    let written = "Hello **all**,\nplease bring:\n\n- a *chair*\n- a cup\n\n1. Ring the bell\n2. Come up\n\n\
                   See <https://harbour.example/way> or [the map](https://maps.example/x?a=1&b=2).\n\nWrite to <a@b.example>.";
    let html = html(written);
    assert!(html.contains("<p>Hello <strong>all</strong>,\nplease bring:</p>"), "{html}");
    assert!(html.contains("<li>a <em>chair</em></li>"), "{html}");
    assert!(html.contains("<a href=\"https://maps.example/x?a=1&amp;b=2\" rel=\"noreferrer\">the map</a>"), "{html}");
    assert!(html.contains("<a href=\"mailto:a@b.example\" rel=\"noreferrer\">a@b.example</a>"), "{html}");
    assert_eq!(
        text(written),
        "Hello all, please bring:\n\n- a chair\n- a cup\n\n1. Ring the bell\n2. Come up\n\n\
         See https://harbour.example/way or the map (https://maps.example/x?a=1&b=2).\n\nWrite to a@b.example."
    );
}

#[test]
fn nothing_that_runs_or_is_fetched_comes_through() {
    for written in [
        "<script>alert(1)</script>",
        "Hi <img src=x onerror=alert(1)> there",
        "![a picture](https://elsewhere.example/pixel.gif)",
        "[press](javascript:alert(1))",
        "[press](JaVaScRiPt:alert(1))",
        "[press](  javascript:alert(1) )",
        "[press](java\nscript:alert(1))",
        "[press](data:text/html;base64,PHNjcmlwdD4=)",
        "[press](//elsewhere.example/x)",
        "[press](&#106;avascript:alert(1))",
        "<a href=\"javascript:alert(1)\" onclick=\"x()\">press</a>",
        "<style>p { background: url(https://elsewhere.example) }</style>",
        "<iframe src=\"https://elsewhere.example\"></iframe>",
        "<javascript:alert(1)>",
        "[x]: javascript:alert(1)\n\n[press][x]",
        "```\n<script>alert(1)</script>\n```",
    ] {
        for html in [html(written), mail_html(written)] {
            let lower = html.to_lowercase();
            let tags: Vec<_> = lower.split('<').skip(1).filter_map(|rest| rest.split('>').next()).collect();
            for tag in tags {
                let name = tag.trim_start_matches('/').split(' ').next().unwrap();
                assert!(TAGS.contains(&name), "{tag} in {html} of {written}");
                for bad in ["javascript", "data:", "\"//", "src=", "onerror", "onclick", "url("] {
                    assert!(!tag.contains(bad), "{bad} in {html} of {written}");
                }
            }
        }
    }
}

#[test]
fn raw_html_is_shown_as_it_was_typed_and_a_picture_as_its_words() {
    assert!(html("a <b>bold</b> word").contains("a &lt;b&gt;bold&lt;/b&gt; word"));
    assert_eq!(html("![the hall](https://elsewhere.example/hall.png)").trim(), "<p>the hall</p>");
    assert_eq!(text("![the hall](https://elsewhere.example/hall.png)"), "the hall");
}

#[test]
fn a_mail_carries_its_styles_with_it() {
    assert!(mail_html("One").starts_with("<p style=\"margin:0 0 16px"));
    assert!(mail_html("[x](https://a.example)").contains("style=\"color:#5b2466\""));
    assert!(!html("One").contains("style"));
}

#[test]
fn a_heading_stands_below_the_mails_own() {
    assert!(html("# Big\n\n#### Small").contains("<h2>Big</h2>\n<h3>Small</h3>"));
}

#[test]
fn a_link_that_stands_bare_can_be_pressed_and_reads_in_plain_lines_as_it_was_written() {
    let written = "Look at https://example.org/a_(b)?c=1, or www.example.org.\n\n- ask *ann@example.org*\n\n\
                   `https://example.org/code` and [https://example.org/no](https://example.org/yes) stay.";
    let html = html(written);
    for link in [
        "at <a href=\"https://example.org/a_(b)?c=1\" rel=\"noreferrer\">https://example.org/a_(b)?c=1</a>, or",
        "<a href=\"https://www.example.org\" rel=\"noreferrer\">www.example.org</a>.</p>",
        "<em><a href=\"mailto:ann@example.org\" rel=\"noreferrer\">ann@example.org</a></em>",
        "<code>https://example.org/code</code>",
        "<a href=\"https://example.org/yes\" rel=\"noreferrer\">https://example.org/no</a>",
    ] {
        assert!(html.contains(link), "{link} in {html}");
    }
    assert_eq!(html.matches("<a ").count(), 4, "{html}");
    let plain = text(written);
    assert!(plain.starts_with("Look at https://example.org/a_(b)?c=1, or www.example.org.\n"), "{plain}");
    assert!(plain.contains("- ask ann@example.org\n"), "{plain}");
}
