//! Pictures in issues: what is kept of a file, who sees it, when it's deleted, and what is refused.

use chrono::TimeDelta;
use reqwest::header::{COOKIE, ORIGIN};
use reqwest::multipart::{Form, Part};

use super::issues::{archived, draft, olu, press, readers, send};
use crate::bad::disk::limit;
use crate::support::app::TestApp;
use crate::support::both::both;
use crate::support::colleague::Colleague;
use crate::support::database::Engine;
use crate::support::page::Page;
use crate::support::picture::{photo, png};

const NEW: &str = "/organise/newsletters/news/issues/new";

/// Sends the form of an issue with a file, as a browser does.
async fn add(app: &TestApp, who: &Colleague, path: &str, fields: &[(&str, &str)], file: Vec<u8>) -> Page {
    let mut form = Form::new();
    for (name, value) in fields {
        form = form.text((*name).to_owned(), (*value).to_owned());
    }
    let form = form.part("picture", Part::bytes(file).file_name("IMG_0001.jpg"));
    app.request(|client, _| {
        let post = client.post(app.whole(path)).header(COOKIE, format!("onpurpose={}", who.cookie));
        post.header(ORIGIN, &app.site.config.base_url).multipart(form)
    })
    .await
}

/// Begins an issue with a photo; the path of its form.
async fn begin(app: &TestApp, one: &Colleague, alt: &str) -> String {
    let fields = [("subject", "June"), ("text", "Look:"), ("picture_alt", alt)];
    let answer = add(app, one, NEW, &fields, photo(800, 600)).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.location().split('#').next().expect("a path").to_owned()
}

/// The path of the picture that a text shows.
fn path_in(text: &str) -> String {
    let from = text.find("/pictures/").expect("a picture");
    text[from..].chars().take_while(|letter| letter.is_ascii_alphanumeric() || "/.".contains(*letter)).collect()
}

async fn text_of(app: &TestApp, one: &Colleague, form: &str) -> String {
    one.get(app, form).await.text_in("text").to_owned()
}

async fn kept(app: &TestApp) -> (i64, i64) {
    (app.count("picture").await, app.count("issue_picture").await)
}

both!(a_photo_is_shown_upright_with_nothing_of_its_camera_or_place_to_every_reader);
async fn a_photo_is_shown_upright_with_nothing_of_its_camera_or_place_to_every_reader(engine: Engine) {
    let app = TestApp::with(engine, &archived(), &[]).await;
    readers(&app, 1).await;
    let one = olu(&app).await;
    let form = begin(&app, &one, "The hall [at dawn]").await;
    let text = text_of(&app, &one, &form).await;
    let picture = path_in(&text);
    assert_eq!(text, format!("Look:\n\n![The hall \\[at dawn\\]]({picture})"));

    let answer = reqwest::get(app.whole(&picture)).await.expect("an answer");
    assert_eq!(answer.status(), 200);
    let header = |name: &str| answer.headers()[name].to_str().expect("text").to_owned();
    assert_eq!(header("content-type"), "image/jpeg");
    assert_eq!(header("cache-control"), "public, max-age=86400");
    assert_eq!(header("cross-origin-resource-policy"), "cross-origin", "mail is read on other sites");
    let file = answer.bytes().await.expect("a file");
    for trace in [&b"Ada Lovelace"[..], b"Exif", b"53.4 N"] {
        assert!(!file.windows(trace.len()).any(|part| part == trace), "{trace:?}");
    }
    let shown = image::load_from_memory(&file).expect("a picture");
    assert_eq!((shown.width(), shown.height()), (600, 800), "upright");

    let path = form.strip_suffix("/change").expect("the form's path");
    assert!(one.get(&app, path).await.says("Every picture has a description"));
    send(&app, &one, path).await;
    let mail = app.mail_to("r0@example.org").await;
    let whole = format!("{}{picture}", app.site.config.base_url);
    let tag = mail.html.split("<img ").find(|tag| tag.contains(&whole)).expect("the picture").to_owned();
    for part in ["alt=\"The hall [at dawn]\"", "width=\"560\"", "height=\"746\"", "max-width:560px"] {
        assert!(tag.contains(part), "{part}: {tag}");
    }
    assert!(mail.text.contains("Picture: The hall [at dawn]"), "{}", mail.text);
    let public = app.get("/newsletters/news/issues/1").await;
    assert!(public.body.contains(&whole) && public.body.contains("alt=\"The hall [at dawn]\""), "{}", public.body);
}

both!(a_picture_is_deleted_with_the_last_issue_that_uses_it);
async fn a_picture_is_deleted_with_the_last_issue_that_uses_it(engine: Engine) {
    let app = TestApp::new(engine).await;
    readers(&app, 1).await;
    let one = olu(&app).await;
    let form = begin(&app, &one, "The hall").await;
    let (first, picture) =
        (form.strip_suffix("/change").expect("a path").to_owned(), path_in(&text_of(&app, &one, &form).await));
    let copy = press(&app, &one, &first, "copy").await.location();
    // The same picture once more, in a third issue.
    let third = begin(&app, &one, "The same hall").await;
    assert_eq!(kept(&app).await, (1, 3));
    assert_eq!(one.submit(&app, &third, &[("subject", "July"), ("text", "Without it.")]).await.status, 303);
    assert_eq!(kept(&app).await, (1, 3), "its earlier version shows it");
    send(&app, &one, third.strip_suffix("/change").expect("a path")).await;
    assert_eq!(kept(&app).await, (1, 2));
    press(&app, &one, &first, "discard").await;
    assert_eq!((kept(&app).await, app.get(&picture).await.status), ((1, 1), 200));
    assert!(one.get(&app, &copy).await.body.contains(&picture));
    app.wait(TimeDelta::days(366));
    assert_eq!(app.get(&picture).await.status, 404, "gone even if nothing is swept");
    app.sweep().await;
    assert_eq!(kept(&app).await, (0, 0));

    let form = begin(&app, &olu(&app).await, "The hall").await;
    let one = Colleague::new(&app, "ola", &[("quayside", app::domain::role::Role::Organiser)]).await;
    press(&app, &one, form.strip_suffix("/change").expect("a path"), "discard").await;
    assert_eq!(kept(&app).await, (0, 0));
}

both!(an_issue_that_is_taken_off_the_website_takes_its_pictures_along);
async fn an_issue_that_is_taken_off_the_website_takes_its_pictures_along(engine: Engine) {
    let app = TestApp::with(engine, &archived(), &[]).await;
    readers(&app, 1).await;
    let one = olu(&app).await;
    let form = begin(&app, &one, "The hall").await;
    let (path, picture) = (form.strip_suffix("/change").expect("a path"), path_in(&text_of(&app, &one, &form).await));
    send(&app, &one, path).await;
    assert_eq!(app.get(&picture).await.status, 200);
    press(&app, &one, path, "stop").await;
    assert_eq!((kept(&app).await, app.get(&picture).await.status), ((0, 0), 404));
}

both!(a_file_that_cannot_be_shown_is_refused_and_no_word_is_lost);
async fn a_file_that_cannot_be_shown_is_refused_and_no_word_is_lost(engine: Engine) {
    let app = TestApp::new(engine).await;
    let one = olu(&app).await;
    let fields = [("subject", "June"), ("text", "Every word."), ("picture_alt", "The hall")];
    let mut bomb = png(8, 8);
    bomb[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
    let mut sum = flate2::Crc::new();
    sum.update(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.sum().to_be_bytes());
    for (file, says) in [
        (b"RIFF\0\0\0\0WEBPVP8 ".to_vec(), "The picture must be a JPEG or PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), "The picture must be a JPEG or PNG"),
        (photo(64, 64)[..200].to_vec(), "We can’t open this picture"),
        (bomb, "The picture is 30,000 × 30,000 pixels"),
        (vec![0xff; (10 << 20) + 1], "The picture must be smaller than 10 MB"),
        (vec![0xff; 30 << 20], "The picture must be smaller than 10 MB"),
    ] {
        let page = add(&app, &one, NEW, &fields, file).await;
        assert_eq!(page.status, 422, "{says}");
        assert!(page.says(says) && page.body.contains("Every word.") && page.says("June"), "{}", page.text());
        assert_eq!(page.value_of("picture_alt").as_deref(), Some("The hall"), "{says}");
    }
    let long = "x".repeat(29_990);
    let page = add(&app, &one, NEW, &[("text", &long), ("picture_alt", "The hall")], png(8, 8)).await;
    assert!(page.status == 422 && page.says("Choose the picture again") && page.body.contains(&long));
    assert!(!page.body.contains(".png)"), "there's no such picture yet");
    assert_eq!((kept(&app).await, app.count("announcement").await), ((0, 0), 0), "nothing is kept of any of them");

    let many = "![](/pictures/0123456789abcdef0123456789abcdef.jpg \"decoration\")\n\n".repeat(20);
    let page = add(&app, &one, NEW, &[("text", &many)], png(8, 8)).await;
    assert!(page.status == 422 && page.says("An issue can have 20 pictures at most"), "{}", page.text());
}

both!(an_issue_is_not_sent_before_every_picture_is_there_and_described);
async fn an_issue_is_not_sent_before_every_picture_is_there_and_described(engine: Engine) {
    let app = TestApp::new(engine).await;
    let one = olu(&app).await;
    let form = begin(&app, &one, "").await;
    let path = form.strip_suffix("/change").expect("a path").to_owned();
    let picture = path_in(&text_of(&app, &one, &form).await);
    let gone = "/pictures/0123456789abcdef0123456789abcdef.jpg";
    let checked = async |text: &str, says: &str| {
        one.submit(&app, &form, &[("text", text)]).await;
        let page = one.get(&app, &path).await;
        assert!(page.says(says), "{says}: {}", page.text());
        page.body.contains("value=\"send\"")
    };
    assert!(one.get(&app, &path).await.says("Say what this picture shows"));
    for (text, says) in [
        (format!("![]({picture})"), "Say what this picture shows"),
        (format!("![A boat]({gone})"), "We don’t have this picture any more"),
        ("![A boat](https://elsewhere.example/boat.jpg)".to_owned(), "Add this picture below the text"),
        (format!("A boat: ![A boat]({picture})"), "Add this picture below the text"),
    ] {
        assert!(!checked(&text, says).await, "{text}");
    }
    assert_eq!(kept(&app).await, (1, 1), "an earlier version shows it");
    add(
        &app,
        &one,
        &form,
        &[("text", ""), ("subject", "June"), ("picture_decoration", "yes"), ("revision", "5")],
        png(8, 8),
    )
    .await;
    let text = text_of(&app, &one, &form).await;
    assert!(text.ends_with(" \"decoration\")"), "{text}");
    assert!(one.get(&app, &path).await.says("Every picture has a description, or is decoration"));
    assert!(one.get(&app, &path).await.body.contains("alt=\"\""));
}

both!(a_picture_added_while_somebody_else_saves_is_kept_and_so_is_every_word);
async fn a_picture_added_while_somebody_else_saves_is_kept_and_so_is_every_word(engine: Engine) {
    let app = TestApp::new(engine).await;
    let one = olu(&app).await;
    let form = format!("{}/change", draft(&app, &one, "June", "Hello").await);
    one.submit(&app, &form, &[("text", "Theirs")]).await;
    let page =
        add(&app, &one, &form, &[("text", "Mine"), ("picture_alt", "The hall"), ("revision", "1")], photo(80, 60))
            .await;
    assert_eq!(page.status, 409, "{}", page.text());
    assert!(page.body.contains("Mine") && page.body.contains("![The hall](/pictures/") && page.says("Theirs"));
    let revision = page.value_of("revision").expect("the newest");
    // The form that saves itself beside it doesn't know the picture.
    let beside = [("text", "Theirs, and more"), ("revision", &revision), ("do", "autosave")];
    assert_eq!(one.post(&app, &form, &beside).await.status, 200);
    let revision = one.get(&app, &form).await.value_of("revision").expect("the newest");
    let fields = [("text", page.text_in("text")), ("revision", revision.as_str())];
    assert_eq!(one.post(&app, &form, &fields).await.status, 303);
    let picture = path_in(&text_of(&app, &one, &form).await);
    assert_eq!((kept(&app).await, app.get(&picture).await.status), ((1, 1), 200));
}

both!(who_hangs_up_while_a_picture_arrives_leaves_nothing_behind);
async fn who_hangs_up_while_a_picture_arrives_leaves_nothing_behind(engine: Engine) {
    use tokio::io::AsyncWriteExt as _;
    let app = TestApp::new(engine).await;
    let one = olu(&app).await;
    let whole = photo(800, 600);
    let base = app.site.config.base_url.clone();
    let host = app.whole("").trim_start_matches("http://").trim_end_matches('/').to_owned();
    for cut in [10, 1_000, whole.len() - 1] {
        let head = format!(
            "POST {NEW} HTTP/1.1\r\nHost: {host}\r\nCookie: onpurpose={}\r\nOrigin: {base}\r\nContent-Type: \
             multipart/form-data; boundary=x\r\nContent-Length: {}\r\n\r\n--x\r\nContent-Disposition: form-data; \
             name=\"text\"\r\n\r\nHello\r\n--x\r\nContent-Disposition: form-data; name=\"picture\"; \
             filename=\"a.jpg\"\r\n\r\n",
            one.cookie,
            whole.len() + 500
        );
        let mut stream = tokio::net::TcpStream::connect(&host).await.expect("the site");
        stream.write_all(head.as_bytes()).await.expect("a head");
        stream.write_all(&whole[..cut]).await.expect("a part");
        drop(stream);
    }
    let app = app.restart().await;
    assert_eq!((kept(&app).await, app.count("announcement").await), ((0, 0), 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_full_disk_neither_the_picture_nor_half_of_its_issue_is_kept() {
    let app = TestApp::new(Engine::Sqlite).await;
    let one = olu(&app).await;
    limit(&app, "1").await;
    let fields = [("subject", "June"), ("text", "Look:")];
    let page = add(&app, &one, NEW, &fields, photo(2_000, 1_500)).await;
    assert!(page.status == 507 && page.says("nothing was saved"), "{} {}", page.status, page.text());
    assert_eq!((kept(&app).await, app.count("announcement").await), ((0, 0), 0));
    limit(&app, "1073741823").await;
    app.wait(TimeDelta::seconds(61));
    begin(&app, &one, "The hall").await;
    assert_eq!((kept(&app).await, app.count("announcement").await), ((1, 1), 1));
}
