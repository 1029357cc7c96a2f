using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The training and validation texts of a study.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose Say(DifferentValidationSets fact) =>
        $"**Different validation sets.** Configurations are measured on {Difference(fact.Difference)}. "
        + $"Their {List(fact.Metrics.Select(Metric))} are not comparable, and claims that compare them must declare it.";

    /// <inheritdoc/>
    public override Prose Say(EndlessText fact) => $"{Name(fact.Text)} is an endless source. No text is read twice.";

    /// <inheritdoc/>
    public override Prose Say(TextRead fact) => fact.Most < 1
        ? $"A trial reads {Range($"{Share(fact.Least)} %", $"{Share(fact.Most)} %")} of the {fact.Tokens} training tokens "
            + $"of {Name(fact.Text)}."
        : (Prose)$"A trial reads the {fact.Tokens} training tokens of {Name(fact.Text)} {Times(EpochsOf(fact))}.";

    /// <inheritdoc/>
    public override Prose Say(WindowsUsed fact) =>
        fact.Available is not long available ? $"Validation uses {Count(fact.Asked, "window")}."
        : available < fact.Asked
            ? (Prose)$"Validation uses all {Count(available, "window")} (sequences) of the held-out text; {fact.Asked} are requested."
        : $"Validation uses {fact.Asked} of the {Count(available, "window")} (sequences) of the held-out text.";

    /// <inheritdoc/>
    public override Prose Say(HeldOut fact) => fact.Corpus switch
    {
        DotNetDocs => $"One document in ten is held out as a whole, chosen by a hash of its name.",
        TextFiles { Split: Split.ByPosition } text => (Prose)$"The last {Percent(text.ValidationShare)} of each document is held out.",
        TextFiles => $"Whole documents are held out, chosen by a hash. "
            + $"In a single file, each paragraph is a document, so the text beside a held-out paragraph is trained on.",
        _ => $"{fact.Corpus.HeldOutAs}",
    };

    /// <inheritdoc/>
    public override Prose Say(LimitedText fact) =>
        $"Training uses {fact.Bytes} bytes of the other text: paragraphs that are spread evenly over it.";

    /// <inheritdoc/>
    public override Prose Say(CopiedDocuments fact) =>
        $"{Count(fact.Count, "document")} {(fact.Count == 1 ? "equals" : "equal")} an earlier one. "
        + $"Equal documents are on the same side of the split.";

    /// <inheritdoc/>
    public override Prose Say(LossGap fact) =>
        $"Validation loss can exceed training loss because validation text is held out"
        + $"{(fact.IsTextRepeated ? ", and because training repeats its text; the report does not separate the two causes" : "")}. "
        + $"Training loss can exceed validation loss because training loss is the mean over the steps since the last measurement"
        + $"{(fact.IsAveraged ? ", and because only validation uses averaged weights" : "")}.";

    /// <inheritdoc/>
    public override Prose Say(FixedWindows fact) =>
        $"All seeds use the same validation windows, so no interval covers the choice of the held-out text. "
        + $"Other windows may shift the losses of all configurations together.";

    /// <inheritdoc/>
    public override Prose Say(RepeatedText fact) =>
        $"**Repeated text.** Trials read the {fact.Tokens} training tokens of {Name(fact.Text)} {Times(Epochs(fact.Epochs))}. "
        + $"Beyond {fact.Many} epochs, models memorize the text. Add text, or train on fewer tokens.";

    /// <inheritdoc/>
    public override Prose Say(FewWindows fact) =>
        $"**Few validation windows.** {Count(fact.Asked, "window")} {(fact.Asked == 1 ? "is" : "are")} requested, "
        + $"but the held-out text of {Name(fact.Text)} has only {fact.Available}. "
        + $"Losses on so little text say little about other text, and no interval covers this uncertainty.";

    /// <inheritdoc/>
    public override Prose Say(IncomparableLosses fact) =>
        $"Configurations are measured on {Difference(fact.Difference)}. Their losses are not comparable, "
        + $"and a claim that compares them must declare it.";

    private Prose Name(TextName text) =>
        text.SequenceLength is int length ? $"{Corpus(text.Corpus)} in sequences of {Count(length, "token")}" : Corpus(text.Corpus);

    private static string EpochsOf(TextRead fact) => Range(Epochs(fact.Least), Epochs(fact.Most));

    private static Prose Times(string epochs) => epochs == "1" ? $"once" : (Prose)$"{epochs} times";

    private static string Range(string least, string most) => least == most ? most : $"{least} to {most}";
}
