using System.Globalization;
using LlamaBatch.Execution;
using LlamaBatch.Files;
using LlamaBatch.Journal;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.CommandLine;

/// <summary>Shows the progress of a run as lines of text, one per finished trial. Used if the output is not a terminal.</summary>
internal sealed class PlainView(TextWriter output) : IRunView
{
    private RunProgress? _progress;

    /// <inheritdoc/>
    public void Begin(RunProgress progress) => _progress = progress;

    /// <inheritdoc/>
    public void Finished(Trial trial, TrialResult result)
    {
        if (_progress is RunProgress progress)
        {
            string left = progress.Finished < progress.Trials ? $"; {Words.Duration(progress.TimeLeft)} left" : "";
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"[{progress.Finished}/{progress.Trials}] {TrialLine.Of(trial, result)}{left}"));
        }
    }

    /// <inheritdoc/>
    public void Failed(Trial trial, AttemptFailure? failure, NextTry next) => Say(TrialLine.Of(trial, failure, next));

    /// <inheritdoc/>
    public void Say(string sentence) => output.WriteLine(Printable.Lines(sentence));

    /// <inheritdoc/>
    public void Dispose() => output.Flush();
}
