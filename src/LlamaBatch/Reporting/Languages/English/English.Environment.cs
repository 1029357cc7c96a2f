using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The machines, versions and texts of a study.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose Say(RanOn fact) =>
        $"LlamaBatch {fact.Machine.LlamaBatch}, {fact.Machine.Runtime}, {fact.Machine.OperatingSystem}, {fact.Machine.Processor}, "
        + $"{Count(fact.Machine.Cores, "core")}, {Number.Bytes(fact.Machine.MemoryBytes)}";

    /// <inheritdoc/>
    public override Prose Say(Numerics fact) =>
        $"Version {fact.Version} of the code that trains (another version may round differently); one thread per trial";

    /// <inheritdoc/>
    public override Prose Say(TextFingerprint fact) => $"Corpus {fact.Corpus}, fingerprint {fact.Fingerprint}";

    /// <inheritdoc/>
    public override Prose Say(HowToRepeat fact) => $"To write this report again (only trials that `results.jsonl` lacks are trained):";
}
