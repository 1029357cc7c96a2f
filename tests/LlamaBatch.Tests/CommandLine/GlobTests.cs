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
    public void A_glob_matches_the_whole_name(string pattern, string name, bool matches) => Assert.Equal(matches, new Glob(pattern).IsMatch(name));

    [Fact]
    public void A_glob_agrees_with_the_regular_expression_it_stands_for() =>
        Gen.Select(Gen.String[Gen.Char["ab*?"], 0, 8], Gen.String[Gen.Char["abAB"], 0, 10]).Sample((pattern, name) =>
            new Glob(pattern).IsMatch(name) == Regex.IsMatch(
                name,
                $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)}$",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
}
