using System.Text;
using LlamaBatch.Files;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Journal;

/// <summary>Each field of a file has a type and a range, and a sentence for what has not.</summary>
public class JsonFieldsTests
{
    [Theory]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"\udc00":1}""")]
    [InlineData("""{"a":{"b":["\ud800x"]}}""")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":{"b":1,"\u0062":2}}""")]
    [InlineData("""{"a":1}{}""")]
    [InlineData("""{"a":1} x""")]
    [InlineData("""{"a":01}""")]
    [InlineData("[1]")]
    [InlineData("3")]
    [InlineData("")]
    [InlineData("null")]
    public void What_is_no_object_or_could_mean_two_things_is_refused(string json)
        => Assert.Throws<FieldException>(() => JsonFields.Parse(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Bytes_that_are_no_text_and_nesting_without_end_are_refused()
    {
        Assert.Throws<FieldException>(() => JsonFields.Parse([.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8]));
        Assert.Throws<FieldException>(
            () => JsonFields.Parse(Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 100_000) + new string(']', 100_000) + "}")));
    }

    [Theory]
    [InlineData("32", 32)]
    [InlineData("32.0", 32)]
    [InlineData("3.2e1", 32)]
    [InlineData("-0.0", 0)]
    public void A_whole_number_may_be_written_as_a_float(string json, int value) => Assert.Equal(value, Of(json).Int("a"));

    [Theory]
    [InlineData("32.5")]
    [InlineData("1e300")]
    [InlineData("2147483648")]
    [InlineData("\"32\"")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("[32]")]
    public void What_is_no_whole_number_is_named_with_its_value(string json)
    {
        FieldException refusal = Assert.Throws<FieldException>(() => Of(json).Int("a"));

        Assert.Equal($"a is {json}; it must be a whole number from -2147483648 to 2147483647.", refusal.Message);
    }

    [Theory]
    [InlineData("1e300")]
    [InlineData("-1e101")]
    [InlineData("1e999")]
    [InlineData("\"nan\"")]
    [InlineData("\"1\"")]
    [InlineData("\"∞\"")]
    [InlineData("null")]
    public void A_value_that_no_metric_has_is_refused(string json) =>
        Assert.Contains(
            "it must be a number from -1E+100 to 1E+100",
            Assert.Throws<FieldException>(() => Of(json).Measured("a")).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("9999-01-01T00:00:00.000Z")]
    [InlineData("1969-12-31T23:59:59.999Z")]
    [InlineData("2026-13-01T00:00:00.000Z")]
    [InlineData("2026-11-24")]
    [InlineData("24 Nov 2026 01:02:03")]
    [InlineData("<script>")]
    public void A_time_that_no_clock_shows_is_refused(string time) => Assert.Throws<FieldException>(() => Of($"\"{time}\"").Time("a"));

    [Theory]
    [InlineData("1e30")]
    [InlineData("-1")]
    public void A_duration_that_no_attempt_takes_is_refused(string seconds)
        => Assert.Throws<FieldException>(() => Of(seconds).Seconds("a"));

    [Theory]
    [InlineData("<script>")]
    [InlineData("../x")]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("a\\nb")]
    [InlineData("00000000000000000000000000000000000000000000000000000000000000000")]
    public void An_identity_is_letters_and_digits(string text) => Assert.Throws<FieldException>(() => Of($"\"{text}\"").Identity("a"));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\\nb")]
    [InlineData("\\u202Ea")]
    [InlineData("\\u001b[2J")]
    [InlineData("\\u2028")]
    [InlineData("\\uFFFD")]
    public void A_fingerprint_is_printable(string text)
    {
        Assert.Contains(
            "it must be printable text of at most 128 characters.",
            Assert.Throws<FieldException>(() => Of($"\"{text}\"").Fingerprint("a")).Message,
            StringComparison.Ordinal);
        Assert.Throws<FieldException>(() => Of($"\"{new string('x', 129)}\"").Fingerprint("a"));
        Assert.Equal("<b> v1", Of("\"<b> v1\"").Fingerprint("a"));
    }

    [Theory]
    [InlineData("[[1,2],[1,3]]")]
    [InlineData("[[2,2],[1,3]]")]
    [InlineData("[[0,2]]")]
    [InlineData("[[11,2]]")]
    [InlineData("[[1]]")]
    [InlineData("[[1,2,3]]")]
    [InlineData("[1,2]")]
    [InlineData("{\"x\":1}")]
    public void The_places_of_a_series_rise_up_to_its_end(string json)
        => Assert.Throws<FieldException>(() => Of(json).Series("a", last: 10));

    [Theory]
    [InlineData("\"0\"")]
    [InlineData("\"completed\"")]
    [InlineData("\"Completed, Diverged\"")]
    [InlineData("0")]
    public void A_member_of_an_enumeration_is_its_name(string json) => Assert.Throws<FieldException>(() => Of(json).Name<Outcome>("a"));

    [Fact]
    public void A_wrong_literal_is_not_quoted_whole() =>
        Assert.InRange(Assert.Throws<FieldException>(
            () => JsonFields.Parse(System.Text.Encoding.UTF8.GetBytes("t" + new string('x', 5_000)))).Message.Length, 50, 400);

    [Fact]
    public void A_message_shows_a_value_on_one_line_short_and_without_what_steers_a_terminal()
    {
        string message = Assert.Throws<FieldException>(() => Of("[\n\"\u202E\u009b31m\u2028" + new string('x', 10_000) + "\"]").Int("a"))
            .Message;

        Assert.True(message.Length < 300, message);
        Assert.DoesNotContain(message, letter => char.IsControl(letter) || letter is '\u202E' or '\u2028');
    }

    private static JsonFields Of(string json) => JsonFields.Parse(Encoding.UTF8.GetBytes($"{{\"a\":{json}}}"));
}
