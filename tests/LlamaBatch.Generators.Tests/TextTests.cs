namespace LlamaBatch.Generators.Tests;

/// <summary>Texts that reports quote are whole, are not blank, and have an effect.</summary>
public class TextTests
{
    private const string Question = "[Experiment(\"Is a batch of 100 balanced?\", Seeds = 5, TuningSeeds = 2)]";
    private const string Claim = "[Claim(\"A larger batch updates the parameters more often\", Source = \"§3.1\")]";
    private const string Other = "[Claim(\"A batch of 100 generalizes better than one of 256\", Source = \"§3.2\")]";

    [Theory]
    [InlineData(Question, "[Experiment(\"Is\\ud800 it?\")]", "\"Is\\ud800 it?\"", "The question of 'BatchStudy'")]
    [InlineData(Question, "[Experiment(\"Is it?\", Article = \"\\udc00.md\")]", "\"\\udc00.md\"", "Article of 'BatchStudy'")]
    [InlineData(Claim, "[Claim(\"A\\ud800\")]", "\"A\\ud800\"", "The text of the claim 'UpdatesMoreOften'")]
    [InlineData(Claim, "[Claim(\"A\", Source = \"\\ud800\")]", "\"\\ud800\"", "Source of 'UpdatesMoreOften'")]
    [InlineData(Claim, Claim + "[Translation(\"zh-CN\", \"\\ud800\")]", "\"\\ud800\"", "The translation of 'UpdatesMoreOften'")]
    [InlineData(Question, Question + "[Translation(\"zh-CN\", \"\\ud800\")]", "\"\\ud800\"", "The translation of 'BatchStudy'")]
    [InlineData(
        Question,
        Question + "[Translation(\"zh-CN\", \"a\", Summary = \"\\ud800\")]",
        "\"\\ud800\"",
        "Summary of the translation of 'BatchStudy'")]
    public void Half_a_character_is_refused(string part, string replacement, string place, string what) =>
        Expect(
            Sample.With(part, replacement),
            $"LB0010 '{place}'",
            $"{what} contains half of a surrogate pair, which no text file can hold. Use whole characters.");

    [Theory]
    [InlineData(
        Question,
        "[Experiment(\"Is it?\", Article = \" \")]",
        "\" \"",
        "Article of 'BatchStudy' has no effect: it is blank. Write a path or a URL, or remove it.")]
    [InlineData(
        Other,
        "[Claim(\"A\", Source = \"\")]",
        "\"\"",
        "Source of 'GeneralizesBetter' has no effect: it is blank. Write a section, page or link, or remove it.")]
    [InlineData(
        Question, Question + "[Translation(\"zh-CN\", \"a\", Summary = \" \")]", "\" \"",
        "Summary of the translation of 'BatchStudy' has no effect: it is blank. Write a sentence, or remove it.")]
    [InlineData(
        Claim, Claim + "[Translation(\"zh-CN\", \"a\", Summary = \"b\")]", "\"b\"",
        "Summary of the translation of 'UpdatesMoreOften' has no effect: only the experiment has a summary. Remove it.")]
    public void A_text_that_nothing_quotes_has_no_effect(string part, string replacement, string place, string message) =>
        Expect(Sample.With(part, replacement), $"LB0011 '{place}'", message);

    [Fact]
    public void An_article_without_sources_has_no_effect() => Expect(
        Sample.With(Question, "[Experiment(\"Is it?\", Article = \"a.md\")]")
            .Replace(", Source = \"§3.2\"", "", StringComparison.Ordinal).Replace(", Source = \"§3.1\"", "", StringComparison.Ordinal),
        "LB0011 '\"a.md\"'",
        "Article of 'BatchStudy' has no effect: no claim has a Source that links to it. Add Source to a claim, or remove it.");

    [Fact]
    public void Two_claims_of_one_translation_are_said() => Expect(
        Sample.With(Claim, Claim + "[Translation(\"zh-CN\", \"同\")]")
            .Replace(Other, Other + "[Translation(text: \"同\", language: \"zh-CN\")]", StringComparison.Ordinal),
        "LB8008 '\"同\"'",
        "Two claims have the text '同'. Reword one.");

    [Fact]
    public void A_claim_with_the_text_of_its_base_is_said() => Expect(
        Sample.With(": LlamaExperiment", ": Base")
            + $"\npublic abstract record Base : LlamaExperiment\n{{\n    {Claim}\n    protected static Verdict A(BatchStudy.Results r) =>"
            + " r.EqualTokens.ValidationLoss(batchSize: 16).IsBelow(3);\n}\n",
        "LB8008 '\"A larger batch updates the parameters more often\"'",
        "Reword one.");

    [Fact]
    public void The_place_of_an_argument_is_found_by_its_name()
    {
        Expect(
            Sample.With(Claim, Claim + "[Translation(text: \"一\", language: \"zh-TW\")]"),
            "LB0028 '\"zh-TW\"'",
            "LlamaBatch writes no reports in 'zh-TW'");
        Expect(Sample.With(Claim, "[Claim(text: \" \", Source = \"a\")]"), "LB0027 '\" \"'", "The text of the claim");
    }

    [Theory]
    [InlineData(Question, "[Experiment(\"Is \\ud83d\\ude00 it?\", Article = \"https://example.org/a\")]")]
    [InlineData(Question, Question + "[Translation(\"zh-CN\", \"一\", Summary = \"二\")]")]
    [InlineData(Question, "[Experiment(\"Is it?\", Article = null!)]")]
    [InlineData(Claim, "[Claim(\"A\", Source = \"model card, claim 1\")][Translation(\"zh-CN\", \"一\")]")]
    public void A_text_that_is_quoted_is_no_problem(string part, string replacement) =>
        Assert.Empty(Compiled.Of(Sample.With(part, replacement)).Problems);

    private static void Expect(string source, string problem, string message)
    {
        Compiled compiled = Compiled.Of(source);
        Assert.Equal([problem], compiled.Problems);
        Assert.Contains(compiled.Sentences, one => one.Contains(message, StringComparison.Ordinal));
    }
}
