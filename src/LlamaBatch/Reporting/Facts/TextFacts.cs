using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>The name of a text that distinguishes it from other texts.</summary>
/// <param name="Corpus">The name of the corpus.</param>
/// <param name="SequenceLength">The number of tokens in a sequence; null if all texts have the same sequence length.</param>
internal readonly record struct TextName(CorpusName Corpus, int? SequenceLength);

/// <summary>The fact that configurations use different validation sets, so that some metrics are not comparable.</summary>
/// <param name="Difference">The difference between the validation sets.</param>
/// <param name="Metrics">The metrics that are not comparable.</param>
internal sealed record DifferentValidationSets(ValidationDifference Difference, IReadOnlyList<MetricDefinition> Metrics) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that the source of a text is endless, so that training reads no text twice.</summary>
/// <param name="Text">The text.</param>
internal sealed record EndlessText(TextName Text) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The number of epochs: how often trials read the training text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Tokens">The number of training tokens in the text.</param>
/// <param name="Least">The smallest number of epochs of a trial; a value below 1 is the share of the text that is read.</param>
/// <param name="Most">The largest number of epochs of a trial.</param>
internal sealed record TextRead(TextName Text, long Tokens, double Least, double Most) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The number of validation windows (sequences of held-out text) of each trial.</summary>
/// <param name="Asked">The number of windows that the experiment requests.</param>
/// <param name="Available">The number of windows in the held-out text; null for an endless source.</param>
internal sealed record WindowsUsed(int Asked, long? Available) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>How a corpus holds out validation text.</summary>
/// <param name="Corpus">The corpus.</param>
internal sealed record HeldOut(Corpus Corpus) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that only a limited amount of a training text is used.</summary>
/// <param name="Bytes">The maximum amount of training text that is used, in bytes.</param>
internal sealed record LimitedText(long Bytes) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Documents that are identical to an earlier document.</summary>
/// <param name="Count">The number of copies.</param>
internal sealed record CopiedDocuments(int Count) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The reasons why validation loss and training loss differ.</summary>
/// <param name="IsTextRepeated">Whether a trial reads its training text more than once.</param>
/// <param name="IsAveraged">Whether validation measures a weight average.</param>
internal sealed record LossGap(bool IsTextRepeated, bool IsAveraged) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that all seeds use the same validation windows, so intervals omit the effect of this choice.</summary>
internal sealed record FixedWindows : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that trials read a text many times.</summary>
/// <param name="Text">The text.</param>
/// <param name="Tokens">The number of training tokens in the text.</param>
/// <param name="Epochs">The largest number of epochs of a trial.</param>
/// <param name="Many">The number of epochs above which models are expected to memorize text.</param>
internal sealed record RepeatedText(TextName Text, long Tokens, double Epochs, int Many) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that a held-out text has fewer windows than requested.</summary>
/// <param name="Text">The text.</param>
/// <param name="Asked">The number of windows that the experiment requests.</param>
/// <param name="Available">The number of windows in the held-out text.</param>
internal sealed record FewWindows(TextName Text, int Asked, long Available) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that losses of different configurations are not comparable, in the output of the command <c>plan</c>.</summary>
/// <param name="Difference">The difference between the validation sets.</param>
internal sealed record IncomparableLosses(ValidationDifference Difference) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
