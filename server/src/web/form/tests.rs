//! How forms arrive, and what is refused.

use super::*;

const URLENCODED: &str = "application/x-www-form-urlencoded";

async fn sent(kind: &str, body: impl Into<Body>) -> Result<Typed, StatusCode> {
    let request = Request::post("/").header(header::CONTENT_TYPE, kind).body(body.into()).unwrap();
    match Form::from_request(request, &()).await {
        Ok(Form(typed)) => Ok(typed),
        Err(WebError::Says(status, _)) => Err(status),
        Err(other) => panic!("{other:?}"),
    }
}

fn multipart(parts: &[(&str, &str)]) -> (String, String) {
    let part =
        |(head, value): &(&str, &str)| format!("--x\r\nContent-Disposition: form-data; {head}\r\n\r\n{value}\r\n");
    (parts.iter().map(part).collect::<String>() + "--x--\r\n", "multipart/form-data; boundary=x".to_owned())
}

#[tokio::test]
async fn both_encodings_give_the_same_pairs() {
    let plain = sent(URLENCODED, "name=Ada+%26+%C3%89va&seats=2&list=a&list=b&&empty").await.unwrap();
    let (body, kind) = multipart(&[
        ("name=\"name\"", "Ada & Éva"),
        ("name=\"seats\"", "2"),
        ("name=\"list\"", "a"),
        ("name=\"list\"", "b"),
        ("name=\"empty\"", ""),
    ]);
    assert_eq!(sent(&kind, body).await.unwrap(), plain);
    assert_eq!(plain.first("name"), "Ada & Éva");
    assert_eq!(plain.all("list"), ["a", "b"]);
}

#[tokio::test]
async fn a_charset_beside_the_content_type_is_no_hindrance() {
    assert_eq!(sent("Application/X-WWW-Form-urlencoded; charset=UTF-8", "a=b").await.unwrap().first("a"), "b");
}

#[tokio::test]
async fn a_post_without_a_body_is_an_empty_form() {
    let request = Request::post("/").body(Body::empty()).unwrap();
    assert_eq!(Form::from_request(request, &()).await.unwrap().0, Typed::default());
}

#[tokio::test]
async fn a_form_of_more_than_64_kib_is_too_large() {
    assert!(sent(URLENCODED, format!("a={}", "x".repeat(MAX_BYTES - 2))).await.is_ok());
    let body = format!("a={}", "x".repeat(MAX_BYTES - 1));
    assert_eq!(sent(URLENCODED, body).await.unwrap_err(), StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn more_than_200_pairs_are_refused_in_either_encoding() {
    assert!(sent(URLENCODED, "a=b&".repeat(200)).await.is_ok());
    assert_eq!(sent(URLENCODED, "a=b&".repeat(201)).await.unwrap_err(), StatusCode::BAD_REQUEST);
    let (body, kind) = multipart(&[("name=\"a\"", "b"); 201]);
    assert_eq!(sent(&kind, body).await.unwrap_err(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn bytes_that_are_no_text_are_refused() {
    assert_eq!(sent(URLENCODED, "name=%FF").await.unwrap_err(), StatusCode::BAD_REQUEST);
    assert_eq!(sent(URLENCODED, &b"na\xffme=x"[..]).await.unwrap_err(), StatusCode::BAD_REQUEST);
    let body = &b"--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xff\r\n--x--\r\n"[..];
    assert_eq!(sent("multipart/form-data; boundary=x", body).await.unwrap_err(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn files_and_broken_parts_are_refused() {
    let (body, kind) = multipart(&[("name=\"a\"; filename=\"a.txt\"", "b")]);
    assert_eq!(sent(&kind, body).await.unwrap_err(), StatusCode::BAD_REQUEST);
    assert_eq!(sent(&kind, "--x\r\nnothing").await.unwrap_err(), StatusCode::BAD_REQUEST);
    assert_eq!(sent("multipart/form-data", "--x").await.unwrap_err(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn other_kinds_of_content_are_refused() {
    assert_eq!(sent("application/json", "{}").await.unwrap_err(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(sent("", "a=b").await.unwrap_err(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[test]
fn a_query_that_cannot_be_read_says_nothing() {
    assert_eq!(query(&Uri::from_static("/x?done=confirmed&a=%20")).first("done"), "confirmed");
    assert_eq!(query(&Uri::from_static("/x?done=%FF")), Typed::default());
    assert_eq!(query(&Uri::from_static("/x")), Typed::default());
}

#[tokio::test]
async fn a_body_that_does_not_come_whole_is_not_waited_for() {
    let dripping = futures_util::stream::unfold((), |()| async {
        tokio::time::sleep(Duration::from_millis(5)).await;
        Some((Ok::<_, std::convert::Infallible>("a"), ()))
    });
    let refused = read_within(Duration::from_millis(60), Body::from_stream(dripping)).await.unwrap_err();
    assert!(matches!(refused, WebError::Says(StatusCode::REQUEST_TIMEOUT, Message::TooSlow)), "{refused:?}");
}
