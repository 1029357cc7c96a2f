using System.Globalization;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.Tests.Reporting;

public class WordsTests
{
    [Theory]
    [InlineData("Validation loss", "validation loss")]
    [InlineData("Model FLOPs utilization", "model FLOPs utilization")]
    [InlineData("Distance to Adam", "distance to Adam")]
    [InlineData("FLOPs", "FLOPs")]
    [InlineData("L2 norm", "L2 norm")]
    [InlineData("Top-1 accuracy", "top-1 accuracy")]
    [InlineData("Well-known loss", "well-known loss")]
    [InlineData("", "")]
    public void A_name_in_a_sentence_keeps_its_abbreviations(string name, string expected)
        => Assert.Equal(expected, Words.InSentence(name));

    [Theory]
    [InlineData("BatchSize", "batch sizes Small and Large")]
    [InlineData("Batch", "batches Small and Large")]
    [InlineData("Memory", "memories Small and Large")]
    [InlineData("Heads", "heads Small and Large")]
    public void Several_levels_have_the_plural_of_their_axis(string axis, string expected) =>
        Assert.Contains(
            $"at {expected}.",
            new NoBFloat16([[new(axis, "Small")], [new(axis, "Large")]]).In(KnownLanguages.English).ToString(),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("en-US")]
    [InlineData("tr-TR")]
    public void Names_read_as_words_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal("initial batch size", Words.Lower("InitialBatchSize"));
            Assert.Equal("Initial batch size", Words.Sentence("InitialBatchSize"));
            Assert.Equal(("1 seed", "5 seeds"), (Words.Count(1, "seed"), Words.Count(5, "seed")));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(0.3, "a second")]
    [InlineData(45, "45 seconds")]
    [InlineData(200, "3 minutes, 20 seconds")]
    [InlineData(3_900, "1 hour, 5 minutes")]
    [InlineData(260_000, "3 days, 13 minutes")]
    public void A_duration_names_its_largest_units(double seconds, string text)
        => Assert.Equal(text, Words.Duration(TimeSpan.FromSeconds(seconds)));
}
