using LlamaBatch.Data;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

/// <summary>What an author's own optimizer and corpus must give, so that every report and journal can be written.</summary>
public class SectionContractTests
{
    [Fact]
    public void Sections_that_keep_the_contract_have_no_problem() => Assert.Empty(SectionContract.Problems(new Study()));

    [Fact]
    public void What_is_missing_is_named_by_type_and_member() =>
        Assert.Equal(
            [
                "Text.Name is empty; reports need it. Write a name.",
                "Text.Settings() is null; it must be a list. Return an empty one if no setting affects results.",
                "Text.Problems() is null; it must be a list. Return an empty one if the settings are legal.",
                "Text.TokenIs is null; it must be a text. Return \"\" if there is nothing to say.",
                "Text.HeldOutAs is null; it must be a text. Return \"\" if there is nothing to say.",
                "Text.TextKey is null; it must be a text. Return \"\" if there is nothing to say.",
            ],
            SectionContract.Problems(new Study { Chosen = new Text(null!, null!, null!, null!) }));

    [Fact]
    public void What_no_journal_or_table_can_hold_is_refused() =>
        Assert.Equal(
            [
                "Text.Name has 201 characters; it must be one line of at most 200.",
                "Text.Settings() has 70,001 characters; it must have at most 10,000. List a hash of a long value.",
                "Text.Problems() has a problem without a message. Write one.",
            ],
            SectionContract.Problems(
                new Study { Chosen = new Text(new string('x', 201), [new("A", new string('x', 70_000))], [null!], "") }));

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("\u001b[31m")]
    public void A_name_that_steers_a_terminal_is_refused(string name) =>
        Assert.EndsWith(
            "it must be one line of at most 200.",
            Assert.Single(SectionContract.Problems(new Study { Chosen = new Text(name, [], [], "") })),
            StringComparison.Ordinal);

    [Fact]
    public void A_setting_without_a_value_is_refused() =>
        Assert.Equal(
            ["Text.Settings() has a setting without a name or a value. Give it both."],
            SectionContract.Problems(new Study { Chosen = new Text("Text", [default], [], "") }));

    private sealed record Study : LlamaExperiment
    {
        public override LlamaConfig Model => LlamaConfig.Nano;

        public Corpus Chosen { get; init; } = new Text("Text", [], [], "");

        public override Corpus Corpus => Chosen;

        public override Training Training => new() { BatchSize = 4, Tokens = 12_800 };

        public override AdamW Optimizer => new();
    }

    private sealed record Text(string Title, IEnumerable<Setting> Listed, IEnumerable<SettingProblem> Wrong, string Said) : Corpus
    {
        public override string Name => Title;

        public override IEnumerable<Setting> Settings() => Listed;

        public override IEnumerable<SettingProblem> Problems() => Wrong;

        public override string TokenIs => Said;

        public override string HeldOutAs => Said;

        public override string TextKey => Said;

        public override TokenSource Open(string folder) => throw new NotSupportedException();
    }
}
