//! An answer of the site, read as a person or a simple client would.

use reqwest::header::HeaderMap;

/// Status, headers and body.
pub struct Page {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Page {
    pub async fn read(answer: reqwest::Response) -> Self {
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        Self { status, headers, body: answer.text().await.expect("a body of text") }
    }

    /// Fails when the answer names a library, a place in the source or on the disk, or what something below has said.
    /// Tokens are left out: they are chance, and chance may spell "axum".
    pub fn shows_nothing_inner(&self) {
        const INNER: [&str; 12] = [
            "sqlx",
            "DbErr",
            "panicked",
            "SQLite",
            "SQLITE",
            "postgres",
            "database is",
            "constraint",
            "axum",
            "Failed to",
            ".rs:",
            "/tmp/",
        ];
        const LONGEST_WORD: usize = 40;
        let in_a_token = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        let words = self.body.split_inclusive(|c| !in_a_token(c)).filter(|word| word.len() <= LONGEST_WORD);
        let said: String = words.collect();
        let shown: Vec<_> = INNER.into_iter().filter(|inner| said.contains(inner)).collect();
        assert!(shown.is_empty(), "{shown:?} in {}", self.body);
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a readable header"))
    }

    pub fn location(&self) -> String {
        self.header("location").to_owned()
    }

    /// The body's words: tags and Leptos' markers gone, the common entities decoded, white space folded.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for piece in self.body.split('<') {
            let after = piece.split_once('>').map_or(piece, |(_, after)| after);
            text.push(' ');
            text.push_str(after);
        }
        decode(&text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn says(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// Names and values of the hidden inputs.
    pub fn hidden_inputs(&self) -> Vec<(String, String)> {
        self.tags("input")
            .filter(|tag| attribute(tag, "type") == Some("hidden".to_owned()))
            .filter_map(|tag| Some((attribute(tag, "name")?, attribute(tag, "value").unwrap_or_default())))
            .collect()
    }

    /// The value that an input is filled with.
    pub fn value_of(&self, name: &str) -> Option<String> {
        let input = self.tags("input").find(|tag| attribute(tag, "name").as_deref() == Some(name))?;
        attribute(input, "value")
    }

    /// What a text area is filled with, as HTML has it.
    pub fn text_in(&self, name: &str) -> &str {
        let area = self.body.split("<textarea").find(|area| area.contains(&format!(" name=\"{name}\"")));
        let area = area.unwrap_or_else(|| panic!("no {name} in\n{}", self.body));
        let text = area.split_once('>').and_then(|(_, rest)| rest.split_once("</textarea>"));
        text.expect("its end").0.trim_start()
    }

    /// Whether the box or button of this value is ticked.
    pub fn is_ticked(&self, name: &str, value: &str) -> bool {
        let mut inputs = self.tags("input");
        let of_it = |tag: &&str| {
            let is = |of: &str, value: &str| attribute(tag, of).as_deref() == Some(value);
            is("name", name) && is("value", value)
        };
        let found = inputs.find(of_it).unwrap_or_else(|| panic!("no {name}={value} in\n{}", self.body));
        found.contains(" checked")
    }

    /// Where the links of the page lead.
    pub fn links(&self) -> Vec<String> {
        self.tags("a").filter_map(|tag| attribute(tag, "href")).collect()
    }

    /// The first link that contains `part`.
    pub fn link(&self, part: &str) -> String {
        self.links()
            .into_iter()
            .find(|link| link.contains(part))
            .unwrap_or_else(|| panic!("no link with {part} in\n{}", self.body))
    }

    /// Where the link with these words leads.
    pub fn link_of(&self, words: &str) -> String {
        let found = self.body.split("<a ").skip(1).find_map(|piece| {
            let (tag, rest) = piece.split_once('>')?;
            (decode(rest.split("</a>").next()?).trim() == words).then(|| attribute(&format!(" {tag}"), "href"))?
        });
        found.unwrap_or_else(|| panic!("no link {words} in\n{}", self.body))
    }

    fn tags<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.body.split('<').filter_map(move |piece| {
            let tag = piece.split('>').next()?;
            tag.strip_prefix(name)?.starts_with([' ', '\n']).then_some(tag)
        })
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    Some(decode(tag[start..].split('"').next()?))
}

fn decode(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'").replace("&amp;", "&")
}
