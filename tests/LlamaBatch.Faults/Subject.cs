using System.Diagnostics;
using System.Globalization;

namespace LlamaBatch.Faults;

/// <summary>One experiment of the fake program in a folder with a text and a clock of its own.</summary>
internal sealed class Subject
{
    /// <summary>The fake program: that beside this one, or the build compiled ahead of time that the variable names.</summary>
    public static string Program { get; } = Path.Combine(
        Environment.GetEnvironmentVariable("LLAMABATCH_FAKE_EXPERIMENTS") ?? AppContext.BaseDirectory,
        "LlamaBatch.FakeExperiments.dll");

    /// <param name="folder">The folder of experiments.</param>
    /// <param name="experiment">The experiment's name.</param>
    /// <param name="stepMilliseconds">How long a step takes; a sweep must last long enough to be disturbed.</param>
    public Subject(string folder, string experiment, int stepMilliseconds)
    {
        (Folder, Experiment, StepMilliseconds) = (folder, experiment, stepMilliseconds);
        MendText();
    }

    public string Folder { get; }

    public string Experiment { get; }

    public int StepMilliseconds { get; set; }

    /// <summary>The text that is trained on.</summary>
    public string Text => Path.Combine(Folder, "text.txt");

    public string Runs => Path.Combine(Folder, Experiment, "runs");

    public string Results => Path.Combine(Folder, Experiment, "results.jsonl");

    public string Report => Path.Combine(Folder, Experiment, "REPORT.md");

    private string Clock => Path.Combine(Folder, "clock");

    /// <summary>Sets the program's clock apart from the system's.</summary>
    public void SetClock(double seconds) => File.WriteAllText(Clock, seconds.ToString(CultureInfo.InvariantCulture));

    /// <summary>Puts the text where it belongs.</summary>
    public void MendText() => ReplaceText(string.Concat(Enumerable.Range(0, 400).Select(i => $"Paragraph {i} has some words.\n\n")));

    /// <summary>Puts other content in the text's place at once, so that nobody reads half of it; null removes it.</summary>
    public void ReplaceText(string? content, bool isFolder = false)
    {
        if (Directory.Exists(Text))
        {
            Directory.Delete(Text);
        }

        if (isFolder || content is null)
        {
            File.Delete(Text);
        }

        if (isFolder)
        {
            Directory.CreateDirectory(Text);
        }
        else if (content is not null)
        {
            string other = Text + ".new";
            // Latin-1, so that a content can hold any byte.
            File.WriteAllText(other, content, System.Text.Encoding.Latin1);
            File.Move(other, Text, overwrite: true);
        }
    }

    /// <summary>Starts a command.</summary>
    public Host Start(params string[] arguments) => StartWith(new ProcessStartInfo("dotnet", [Program, "--folder", Folder, .. arguments]));

    /// <summary>Starts the sweep where no more than so many files may be open in each process.</summary>
    public Host StartRun(int openFiles) =>
        StartWith(new ProcessStartInfo("sh", ["-c", string.Create(
            CultureInfo.InvariantCulture,
            $"ulimit -n {openFiles}; exec dotnet \"$@\""), "sh", Program, "--folder", Folder, .. Sweep]));

    private Host StartWith(ProcessStartInfo command)
    {
        var start = new ProcessStartInfo(command.FileName, command.ArgumentList)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["FAKE_STEP_MS"] = StepMilliseconds.ToString(CultureInfo.InvariantCulture);
        // The path is a setting and part of the trials' identity, so it must be the same for every folder.
        start.Environment["FAKE_TEXT"] = "../text.txt";
        start.Environment["FAKE_CLOCK"] = Clock;
        return new Host(start);
    }

    /// <summary>Starts the sweep.</summary>
    public Host StartRun() => Start(Sweep);

    private string[] Sweep => ["run", Experiment, "--workers", "2", "--checkpoint-seconds", "0.05"];

    /// <summary>The living workers, orphans of killed hosts among them.</summary>
    public List<int> Workers()
    {
        var workers = new List<int>();
        foreach (string process in Directory.EnumerateDirectories("/proc"))
        {
            try
            {
                if (int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out int id)
                    && File.ReadAllText(Path.Combine(process, "cmdline")).Split('\0') is var words
                    && words.Contains(Folder) && words.Contains("worker"))
                {
                    workers.Add(id);
                }
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // It ended while we looked.
            }
        }

        workers.Sort();
        return workers;
    }
}
