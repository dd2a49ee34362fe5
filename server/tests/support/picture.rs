//! Pictures as people send them, made in memory.

/// A PNG file of this size in one colour, with a note in it that says who made it.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.add_text_chunk("Author".to_owned(), "Ada Lovelace".to_owned()).expect("a note");
    let data = [0, 95, 95].repeat((width * height) as usize);
    let mut writer = encoder.write_header().expect("a head");
    writer.write_image_data(&data).expect("a picture");
    writer.finish().expect("an end");
    file
}
