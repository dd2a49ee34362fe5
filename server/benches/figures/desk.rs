//! What an organiser waits for: the list of 10,000 people, in pages and whole in a browser, and the marks at the door.

use std::process::Command;
use std::sync::Arc;

use super::contents::GATHERING;
use super::form::hidden_inputs;
use super::load::{Load, Stop, closed};
use super::organiser::Organiser;
use super::{Result, wire};

/// People who work at the same moment: at the door, or writing down who asked by phone.
const AT_ONCE: usize = 8;
/// How many rows a page of the door has.
const PAGE: usize = 100;
/// Measures how long a browser takes until the list is whole, and answers what is typed.
const BROWSER: [&str; 2] = ["node", concat!(env!("CARGO_MANIFEST_DIR"), "/../end2end/figures/interactive.mjs")];

/// The pages of one event.
pub struct Desk {
    olu: Organiser,
    path: String,
}

impl Desk {
    /// Of the event with many people.
    pub fn new(olu: Organiser) -> Self {
        Self { olu, path: format!("/organise{GATHERING}") }
    }

    /// Writes down so many people by hand.
    pub async fn fill(&self, people: usize) -> Result<()> {
        let (olu, path) = (self.olu.clone(), format!("{}/attendees/add", self.path));
        let add = move |number| {
            olu.post(&path, &format!("name=Robin+Fletcher+{number}&seats=1&table=2&no_phone=yes&read_out=yes"))
        };
        let stop = Stop::at(people);
        closed(self.olu.address, AT_ONCE, stop, 303, &(Arc::new(add) as _)).await?;
        Ok(())
    }

    /// Opens pages of the list, one after another.
    pub async fn pages(&self, people: usize) -> Result<Load> {
        let (olu, path, pages) = (self.olu.clone(), format!("{}/attendees", self.path), people.div_ceil(PAGE));
        let open = move |number: usize| olu.get(&format!("{path}?page={}", number % pages + 1), "br");
        closed(self.olu.address, 1, Stop::at(2 * pages), 200, &(Arc::new(open) as _)).await
    }

    /// Marks everybody as arrived.
    pub async fn arrivals(&self, people: usize) -> Result<Load> {
        let path = format!("{}/door", self.path);
        let mut tokens = Vec::new();
        for page in 1..=people.div_ceil(PAGE) {
            let html = self.olu.read(&format!("{path}?page={page}")).await?;
            let inputs = hidden_inputs(&html).into_iter().filter(|(name, _)| *name == "token");
            tokens.extend(inputs.map(|(_, token)| token.to_owned()));
        }
        if tokens.len() != people {
            return Err(format!("the door lists {} of {people} people", tokens.len()).into());
        }
        let olu = self.olu.clone();
        // The event is days away: without this the door would ask first.
        let path = format!("{path}?early=yes");
        let mark = move |number: usize| olu.post(&path, &format!("do=mark&was=0&now=1&token={}", tokens[number]));
        let stop = Stop::at(people);
        closed(self.olu.address, AT_ONCE, stop, 303, &(Arc::new(mark) as _)).await
    }

    /// What script and WebAssembly of the list weigh in a coding, heads included.
    pub async fn script(&self, coding: &str) -> Result<usize> {
        let page = self.olu.read(&format!("{}/attendees", self.path)).await?;
        wire::weigh_script(self.olu.address, &page, coding).await
    }

    /// Milliseconds until the list is whole in a browser, the middle one of several times.
    pub fn interactive(&self) -> Result<f64> {
        let url = format!("http://{}{}/attendees", self.olu.address, self.path);
        let output = Command::new(BROWSER[0]).args([BROWSER[1], &url, &self.olu.cookie]).output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into());
        }
        Ok(String::from_utf8(output.stdout)?.trim().parse()?)
    }
}
