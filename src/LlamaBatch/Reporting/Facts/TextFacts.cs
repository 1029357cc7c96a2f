using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A text among others.</summary>
/// <param name="Corpus">The name of the corpus.</param>
/// <param name="SequenceLength">Tokens of a sequence where texts differ in it; null where they do not.</param>
internal readonly record struct TextName(CorpusName Corpus, int? SequenceLength);

/// <summary>Points are measured on different validation sets, so that some metrics must not be compared.</summary>
/// <param name="Difference">What the sets differ in.</param>
/// <param name="Metrics">The metrics.</param>
internal sealed record DifferentValidationSets(ValidationDifference Difference, IReadOnlyList<MetricDefinition> Metrics) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A source of text that never ends.</summary>
/// <param name="Text">The text.</param>
internal sealed record EndlessText(TextName Text) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>How often a trial reads the training text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Tokens">Its training tokens.</param>
/// <param name="Least">The fewest epochs of a trial; below one a share of the text.</param>
/// <param name="Most">The most epochs of a trial.</param>
internal sealed record TextRead(TextName Text, long Tokens, double Least, double Most) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>On how many windows trials are validated.</summary>
/// <param name="Asked">The windows that are asked for.</param>
/// <param name="Available">The windows of the held-out text; null for an endless source.</param>
internal sealed record WindowsUsed(int Asked, long? Available) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>How validation text is held out.</summary>
/// <param name="Corpus">The corpus.</param>
internal sealed record HeldOut(Corpus Corpus) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Documents that equal an earlier one.</summary>
/// <param name="Count">The number.</param>
internal sealed record CopiedDocuments(int Count) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Why validation loss can exceed training loss.</summary>
/// <param name="IsTextRepeated">Whether a trial reads its training text more than once.</param>
internal sealed record LossGap(bool IsTextRepeated) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>All seeds are validated on the same windows, whose choice no interval contains.</summary>
internal sealed record FixedWindows : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A text that is read many times.</summary>
/// <param name="Text">The text.</param>
/// <param name="Tokens">Its training tokens.</param>
/// <param name="Epochs">The most epochs of a trial.</param>
/// <param name="Many">Epochs beyond which models learn text by heart.</param>
internal sealed record RepeatedText(TextName Text, long Tokens, double Epochs, int Many) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A held-out text that has fewer windows than are asked for.</summary>
/// <param name="Text">The text.</param>
/// <param name="Asked">The windows that are asked for.</param>
/// <param name="Available">The windows that there are.</param>
internal sealed record FewWindows(TextName Text, int Asked, long Available) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Losses of different points cannot be compared, as <c>plan</c> says it.</summary>
/// <param name="Difference">What the validation sets differ in.</param>
internal sealed record IncomparableLosses(ValidationDifference Difference) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
