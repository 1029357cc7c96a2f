using System.Collections.Concurrent;
using System.Globalization;
using LlamaBatch.Execution;
using LlamaBatch.Files;
using LlamaBatch.Journal;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace LlamaBatch.CommandLine;

/// <summary>Shows a run on a terminal: a progress bar, the time left, and a line for each worker.</summary>
/// <remarks>Only one thread draws; other threads send changes to it.</remarks>
internal sealed class TerminalView(IAnsiConsole console) : IRunView
{
    private const int BarWidth = 30;
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentQueue<string> _sentences = new();
    private readonly ManualResetEventSlim _ended = new();
    private Thread? _drawing;

    /// <inheritdoc/>
    public void Begin(RunProgress progress)
    {
        _drawing = new Thread(() => Draw(progress)) { IsBackground = true, Name = "terminal" };
        _drawing.Start();
    }

    /// <inheritdoc/>
    public void Finished(Trial trial, TrialResult result)
    {
        if (result.Outcome == Outcome.Diverged)
        {
            Say($"{TrialLine.Of(trial, result)}.");
        }
    }

    /// <inheritdoc/>
    public void Failed(Trial trial, AttemptFailure? failure, NextTry next) => Say(TrialLine.Of(trial, failure, next));

    /// <inheritdoc/>
    public void Say(string sentence) => _sentences.Enqueue(Printable.Lines(sentence));

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended.Set();
        _drawing?.Join();
        _ended.Dispose();
        PrintSentences();
    }

    private void Draw(RunProgress progress)
    {
        // A sentence printed during a live display leaves parts of the display on the screen. Each sentence therefore ends the display,
        // and a new display begins below the sentence.
        while (!_ended.IsSet)
        {
            console.Live(Picture(progress)).AutoClear(true).Start(live =>
            {
                while (!_ended.Wait(_interval) && _sentences.IsEmpty)
                {
                    live.UpdateTarget(Picture(progress));
                }
            });
            PrintSentences();
        }
    }

    private void PrintSentences()
    {
        while (_sentences.TryDequeue(out string? sentence))
        {
            console.WriteLine(sentence);
        }
    }

    private static Rows Picture(RunProgress progress)
    {
        int filled = (int)Math.Round(progress.Share * BarWidth);
        var whole = new Markup(string.Create(
            CultureInfo.InvariantCulture,
            $"[green]{new string('━', filled)}[/][grey]{new string('─', BarWidth - filled)}[/] {progress.Share * 100:0} %  "
                + $"{progress.Finished}/{progress.Trials} trials  {Words.Duration(progress.TimeLeft)} left"));
        Grid workers = new Grid().AddColumns(
            new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 2, 0) },
            new GridColumn { NoWrap = true, Alignment = Justify.Right, Padding = new Padding(0, 0, 2, 0) },
            new GridColumn { NoWrap = true, Alignment = Justify.Right, Padding = new Padding(0, 0, 2, 0) },
            new GridColumn { NoWrap = true, Alignment = Justify.Right, Padding = new Padding(0, 0, 0, 0) });
        foreach (WorkerState? worker in progress.Workers)
        {
            workers.AddRow(Cells(worker));
        }

        return new Rows(whole, workers);
    }

    private static IRenderable[] Cells(WorkerState? worker)
    {
        FormattableString[] cells = worker switch
        {
            null => [$"waiting", $"", $"", $""],
            { Progress: WorkerProgress now } =>
            [
                $"{worker.Trial.Label}",
                $"step {now.Step + 1}/{now.Steps}",
                $"loss {now.Loss:0.000}",
                $"{Number.Compact(now.TokensPerSecond)} tokens/s",
            ],
            _ => [$"{worker.Trial.Label}", $"starting", $"", $""],
        };
        return [.. cells.Select(cell => new Text(
            Unbroken(FormattableString.Invariant(cell)),
            worker is null ? new Style(Color.Grey) : Style.Plain).Overflow(Overflow.Ellipsis))];
    }

    /// <summary>The text with non-breaking spaces, so that a table cell stays on one line.</summary>
    private static string Unbroken(string text) => text.Replace(' ', '\u00A0');
}
