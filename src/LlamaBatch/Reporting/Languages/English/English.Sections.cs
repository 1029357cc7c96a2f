using LlamaBatch.Reporting.Sections;

namespace LlamaBatch.Reporting.Languages;

/// <content>What stands above and between the facts of a section.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose BeforeWeakEvidence => $"These points limit what the verdicts and figures show:";

    /// <inheritdoc/>
    public override Prose NoDeviations => $"None.";

    /// <inheritdoc/>
    public override Prose Heading(ReportSection section) => section switch
    {
        ReportSection.WeakEvidence => $"Weak evidence",
        ReportSection.Deviations => $"Deviations",
        ReportSection.Method => $"Method",
        ReportSection.Environment => $"Environment",
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, null),
    };
}
