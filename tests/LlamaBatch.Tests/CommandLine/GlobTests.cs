using System.Text.RegularExpressions;
using CsCheck;
using LlamaBatch.CommandLine;

namespace LlamaBatch.Tests.CommandLine;

public class GlobTests
{
    [Theory]
    [InlineData("*Size*", "BatchSize100", true)]
    [InlineData("batchsize100", "BatchSize100", true)]
    [InlineData("Batch", "BatchSize100", false)]
    [InlineData("Batch*", "BatchSize100", true)]
    [InlineData("*0", "BatchSize100", true)]
    [InlineData("B?tchSize1??", "BatchSize100", true)]
    [InlineData("*BatchSize=100,*", "BatchSize=100,LearningRate=0.006,seed=1", true)]
    [InlineData("*", "", true)]
    [InlineData("", "x", false)]
    public void A_glob_matches_the_whole_name(string pattern, string name, bool matches)
        => Assert.Equal(matches, new Glob(pattern).IsMatch(name));

    [Fact]
    public void A_glob_agrees_with_the_regular_expression_it_stands_for() =>
        Gen.Select(Gen.String[Gen.Char["ab*?"], 0, 8], Gen.String[Gen.Char["abAB"], 0, 10]).Sample((pattern, name) =>
            new Glob(pattern).IsMatch(name) == Regex.IsMatch(
                name,
                $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)}$",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));

    [Theory]
    [InlineData("*LearningRate=1e-5*", "BatchSize=4,LearningRate=1E-05,seed=1", true)]
    [InlineData("*LearningRate=0.00001,*", "BatchSize=4,LearningRate=1E-05,seed=1", true)]
    [InlineData("*LearningRate=1E-05,*", "BatchSize=4,LearningRate=1E-05,seed=1", true)]
    [InlineData("*LearningRate=6e-3*", "BatchSize=4,LearningRate=0.006,seed=1", true)]
    [InlineData("*LearningRate=.006,seed=1", "BatchSize=4,LearningRate=0.006,seed=1", true)]
    [InlineData("*LearningRate=6e-3*", "BatchSize=4,LearningRate=0.0061,seed=1", false)]
    [InlineData("*LearningRate=0.00*", "BatchSize=4,LearningRate=0.5,seed=1", false)]
    [InlineData("*LearningRate=0.00*", "BatchSize=4,LearningRate=0.006,seed=1", true)]
    [InlineData("*seed=1*", "BatchSize=4,LearningRate=0.006,seed=12", true)]
    [InlineData("*BatchSize=1?,*", "BatchSize=16,seed=1", true)]
    [InlineData("*Corpus=docs,*", "Corpus=Docs,seed=1", true)]
    public void Numbers_of_labels_are_numbers(string pattern, string label, bool matches)
        => Assert.Equal(matches, new LabelPattern(pattern).IsMatch(label));

    [Theory]
    [InlineData("1E-05", "1e-5")]
    [InlineData("0.0001", "1e-4")]
    [InlineData("0.00015", "1.5e-4")]
    [InlineData("0.0015", "0.0015")]
    [InlineData("1E+20", "1e20")]
    [InlineData("100", "100")]
    [InlineData("0", "0")]
    [InlineData("1024", "1024")]
    [InlineData("1638400", "1,638,400")]
    [InlineData("-20000", "−20,000")]
    [InlineData("Nano", "Nano")]
    public void Levels_are_shown_as_people_write_them(string level, string shown)
        => Assert.Equal(shown, Trials.LevelText.Shown("Depth", level));

    [Theory]
    [InlineData("0.006", "6e-3")]
    [InlineData("0.096", "9.6e-2")]
    [InlineData("1", "1")]
    public void Learning_rates_are_shown_by_powers_of_ten(string level, string shown)
        => Assert.Equal(shown, Trials.LevelText.Shown("PeakLearningRate", level));
}
