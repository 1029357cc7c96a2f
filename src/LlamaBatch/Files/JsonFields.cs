using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace LlamaBatch.Files;

/// <summary>
/// Reads fields by name from a JSON object in an untrusted file, and checks their types and ranges. Throws a <see cref="FieldException"/>
/// for an illegal field.
/// </summary>
/// <remarks>
/// Parsing rejects duplicate names, invalid Unicode (half of a surrogate pair), deep nesting, and text after the object.
/// </remarks>
internal sealed class JsonFields
{
    /// <summary>The maximum number of characters of a text field, unless the field has another limit.</summary>
    public const int LongestText = 1 << 16;

    /// <summary>
    /// The maximum absolute value of a finite measurement. It is so low that squares and ratios of measurements stay finite.
    /// </summary>
    public const double LargestMeasured = 1e100;

    /// <summary>The maximum duration in seconds, about thirty years.</summary>
    public const double MostSeconds = 1e9;

    private const int LongestIdentity = 64;

    private const int LongestProblem = 300;

    private const int DeepestNesting = 32;

    private static readonly JsonDocumentOptions _options = new() { MaxDepth = DeepestNesting, AllowDuplicateProperties = false };

    private readonly string _path;

    /// <summary>The fields by name. A lookup in <see cref="JsonElement"/> itself takes time proportional to the number of fields.</summary>
    private readonly OrderedDictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);

    private JsonFields(JsonElement element, string path)
    {
        _path = path;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            _fields.Add(property.Name, property.Value);
        }
    }

    /// <summary>The names of all fields, in their order in the file.</summary>
    public IEnumerable<string> Names => _fields.Keys;

    /// <summary>Parses a text that consists of one JSON object.</summary>
    /// <param name="utf8">The text.</param>
    /// <exception cref="FieldException">The text is not a JSON object.</exception>
    public static JsonFields Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            CheckTexts(utf8);
            JsonElement root = JsonElement.Parse(utf8, _options);
            return root.ValueKind == JsonValueKind.Object ? new(root, "") : throw new FieldException("The text is not a JSON object.");
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // The parser's message may be very long, because it quotes invalid literals in full.
            throw new FieldException($"The text is not valid JSON: {Printable.Short(problem.Message, LongestProblem)}");
        }
    }

    /// <summary>Whether a field exists and is not null.</summary>
    public bool Has(string name) => _fields.TryGetValue(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>The value of a field, of any type.</summary>
    public JsonElement Value(string name)
        => _fields.TryGetValue(name, out JsonElement value) ? value : throw FieldException.Missing(PathOf(name));

    /// <summary>The value of a text field.</summary>
    public string Text(string name, int longest = LongestText) =>
        Value(name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { } text && text.Length <= longest
            ? text
            : throw Wrong(name, $"a text of at most {longest} characters");

    /// <summary>The value of a text field; null if the field is missing or null.</summary>
    public string? TextOrNull(string name) => Has(name) ? Text(name) : null;

    /// <summary>
    /// The value of a field with the identity of a trial or machine. An identity has only lowercase letters and digits, so that it is safe
    /// in file names and reports.
    /// </summary>
    public string Identity(string name)
        => Text(name) is var text && IsIdentity(text) ? text : throw Wrong(name, $"up to {LongestIdentity} lowercase letters and digits");

    /// <summary>Whether a text is an identity of a trial or machine: only lowercase letters and digits.</summary>
    public static bool IsIdentity(string text)
        => text.Length is > 0 and <= LongestIdentity && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter));

    /// <summary>The fingerprint of a corpus, a text that identifies the corpus's tokens.</summary>
    public string Fingerprint(string name)
        => Text(name) is var text && FingerprintForm.Has(text) ? text : throw Wrong(name, FingerprintForm.Words);

    /// <summary>The value of a field that contains the name of an enum member.</summary>
    public T Name<T>(string name)
        where T : struct, Enum =>
        Enum.GetNames<T>().Contains(Text(name), StringComparer.Ordinal)
            ? Enum.Parse<T>(Text(name))
            : throw Wrong(name, $"one of {string.Join(", ", Enum.GetNames<T>())}");

    /// <summary>The value of a Boolean field.</summary>
    public bool Truth(string name) => Value(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name, "true or false"),
    };

    /// <summary>
    /// The value of an integer field, which must lie within a range. Some programs write integers with a decimal point, so 16.0 is also
    /// accepted.
    /// </summary>
    public long Whole(string name, long least, long most)
    {
        JsonElement value = Value(name);
        return WholeOf(value) is long number && number >= least && number <= most
            ? number
            : throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));
    }

    /// <inheritdoc cref="Whole"/>
    public int Int(string name, int least = int.MinValue, int most = int.MaxValue) => (int)Whole(name, least, most);

    /// <summary>The value of a number field, which must lie within a range.</summary>
    public double Number(string name, double least, double most) =>
        Value(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out double number) && number >= least
            && number <= most
            ? number
            : throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"));

    /// <summary>A metric's value: a number, or one of the texts <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>.</summary>
    public double Measured(string name) => MeasuredOf(Value(name)) ?? throw WrongMeasured(name, Value(name));

    /// <summary>A time in UTC, such as <c>2026-11-24T01:02:03.456Z</c>, in a year that a clock may plausibly show.</summary>
    public DateTime Time(string name) =>
        Text(name) is var text
        && DateTime.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTime time)
        && time.Year is >= 1970 and < 3000
            ? time
            : throw Wrong(name, "a time in UTC of the years 1970 to 2999, such as 2026-11-24T01:02:03.456Z");

    /// <summary>The value of a field with a duration in seconds, at most thirty years.</summary>
    public double Seconds(string name) => Number(name, 0, MostSeconds);

    /// <summary>The value of an object field.</summary>
    public JsonFields Object(string name)
        => Value(name) is { ValueKind: JsonValueKind.Object } value ? new(value, $"{PathOf(name)}.") : throw Wrong(name, "a JSON object");

    /// <summary>The elements of an array field.</summary>
    public IReadOnlyList<JsonElement> Array(string name)
        => Value(name) is { ValueKind: JsonValueKind.Array } value ? [.. value.EnumerateArray()] : throw Wrong(name, "an array");

    /// <summary>The value of a field with an array of integers, each within a range.</summary>
    public long[] Wholes(string name, long least, long most) =>
        [.. Array(name).Select(value => WholeOf(value) is long number && number >= least && number <= most
            ? number
            : throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"whole numbers from {least} to {most}")))];

    /// <summary>The value of a field with an array of texts, each of limited length.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        [.. Array(name).Select(value => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= LongestText } text
            ? text
            : throw Wrong(name, $"texts of at most {LongestText} characters"))];

    /// <summary>
    /// A series of measurements: pairs of a number of tokens and a value. The numbers of tokens must rise and be at most <c>last</c>.
    /// </summary>
    public IReadOnlyList<(long Place, double Value)> Series(string name, long last)
    {
        var series = new List<(long Place, double Value)>();
        long before = 0;
        foreach (JsonElement pair in Array(name))
        {
            if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2 || WholeOf(pair[0]) is not long place || place <= before
                || place > last)
            {
                throw Wrong(
                    name,
                    string.Create(CultureInfo.InvariantCulture, $"pairs of tokens and value, with rising tokens up to {last}"));
            }

            series.Add((place, MeasuredOf(pair[1]) ?? throw WrongMeasured(name, pair[1])));
            before = place;
        }

        return series;
    }

    /// <summary>Makes the exception for a field with an illegal value.</summary>
    /// <param name="name">The name of the field.</param>
    /// <param name="needed">The requirement, as the end of the sentence "it must be …".</param>
    public FieldException Wrong(string name, string needed) =>
        new($"{PathOf(name)} is {Shown(name)}; it must be {needed}.", PathOf(name), Shown(name));

    /// <summary>The value of a field as written in the file, on one line and shortened for a message.</summary>
    public string Shown(string name) => Shown(Value(name));

    private static string Shown(JsonElement value) => Printable.Short(value.GetRawText());

    private static long? WholeOf(JsonElement value)
    {
        const double exact = 1L << 53;
        return value.ValueKind != JsonValueKind.Number ? null
            : value.TryGetInt64(out long whole) ? whole
            : value.TryGetDouble(out double number) && Math.Abs(number) <= exact && Math.Floor(number) == number ? (long)number
            : null;
    }

    private static double? MeasuredOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out double number) && Math.Abs(number) <= LargestMeasured => number,
        JsonValueKind.String => value.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => null,
        },
        _ => null,
    };

    private static void CheckTexts(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = DeepestNesting });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String))
            {
                continue;
            }

            if (reader.ValueIsEscaped)
            {
                reader.GetString();                                                 // throws for half of a surrogate pair
            }
            else if (!Utf8.IsValid(reader.ValueSpan))
            {
                throw new JsonException("A text is not UTF-8.");
            }
        }
    }

    private FieldException WrongMeasured(string name, JsonElement value) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{PathOf(name)} is {Shown(value)}; "
                + $"it must be a number from {-LargestMeasured} to {LargestMeasured}, \"NaN\", \"Infinity\" or \"-Infinity\"."),
            PathOf(name),
            Shown(value));

    private string PathOf(string name) => _path + Printable.Short(name);
}
