using System.Globalization;

namespace LlamaBatch.Faults;

/// <summary>A sweep, and how each kind of fault is done to it.</summary>
internal sealed class DisturbedSweep(Subject subject, Storage storage, Witness witness, Tally tally, Random random) : IDisposable
{
    /// <summary>
    /// Far above the seconds that any command needs here, also on a machine that is busy with other work; what takes
    /// longer hangs.
    /// </summary>
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(3);

    private readonly HashSet<string> _damaged = new(StringComparer.Ordinal);

    /// <summary>The host that runs, or the last that did.</summary>
    public Host? Host { get; private set; }

    /// <summary>Whether a host has ended because there is nothing left to do.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>Does a fault to the sweep.</summary>
    /// <returns>Whether it was possible.</returns>
    public bool TryInject(FaultKind kind) => kind switch
    {
        FaultKind.WorkerKilled => WithWorker(
            worker => Signal.Send(worker, ((int[])[Signal.Kill, Signal.Segmentation, Signal.Abort])[random.Next(3)])),
        FaultKind.WorkerStalled => WithWorker(StallWorker),
        FaultKind.HostKilled => WithHost(KillHost),
        FaultKind.HostStalled => WithHost(StallHost),
        FaultKind.TwoHosts => WithHost(StartSecondHost),
        FaultKind.ClockJump => WithHost(_ => subject.SetClock(random.Next(-864_000, 864_000))),
        FaultKind.AttemptTorn => Damage(Files(subject.Runs, "*.jsonl"), Tear),
        FaultKind.AttemptFlipped => Damage(Files(subject.Runs, "*.jsonl"), Flip),
        FaultKind.ResultsFlipped => Damage(Files(Path.GetDirectoryName(subject.Results)!, "results.jsonl"), Flip),
        FaultKind.CheckpointTorn => Damage(Files(subject.Runs, "*.checkpoint"), Tear),
        FaultKind.CheckpointFlipped => Damage(Files(subject.Runs, "*.checkpoint*"), Flip),
        FaultKind.DiskFull => FillDisk(),
        FaultKind.FolderReadOnly => ForbidWriting(),
        FaultKind.CorpusUnreadable => SpoilCorpus(),
        FaultKind.RunsMoved => MoveRuns(),
        FaultKind.AttemptUnreadable => Hide(Files(subject.Runs, "*.jsonl"), code => code is 1 or 3),
        FaultKind.ResultsFormatted => FormatResults(),
        FaultKind.ResultsUnreadable => Hide(Files(Path.GetDirectoryName(subject.Results)!, "results.jsonl"), code => code == 3),
        FaultKind.FewOpenFiles => LimitOpenFiles(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Lets the sweep end in peace, and writes its report twice more: again, and from the results alone.</summary>
    public void Finish()
    {
        subject.StepMilliseconds = 0;
        Stop();
        IsFinished = false;
        for (int run = 0; run < 3 && !IsFinished; run++)
        {
            // A worker that was killed twice at the same trial fails it for that run, so one run may not be enough.
            Start();
            End(Host!);
        }

        if (!IsFinished)
        {
            tally.EndingWrong("the sweep does not finish in peace");
        }

        witness.Observe(Host);
        byte[] report = File.ReadAllBytes(subject.Report);
        Expect("report", 0);
        if (!File.ReadAllBytes(subject.Report).AsSpan().SequenceEqual(report) || !ReportFromResults().AsSpan().SequenceEqual(report))
        {
            tally.ReportWrong("the report is not the same bytes when it is written again");
        }

        if (subject.Workers() is { Count: > 0 } workers)
        {
            tally.EndingWrong($"{workers.Count} workers outlive the sweep");
            workers.ForEach(worker => Signal.Send(worker, Signal.Kill));
        }

        string[] left = [.. Directory.EnumerateFiles(subject.Folder, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".tmp", StringComparison.Ordinal) || file.EndsWith(".checkpoint", StringComparison.Ordinal))];
        if (left.Length > 0)
        {
            tally.EndingWrong($"the sweep leaves {string.Join(", ", left.Select(Path.GetFileName))}");
        }
    }

    public void Dispose() => Host?.Dispose();

    /// <summary>The report that somebody gets who has <c>results.jsonl</c> and nothing else.</summary>
    private byte[] ReportFromResults()
    {
        string folder = Directory.CreateTempSubdirectory("llamabatch-faults-").FullName;
        var elsewhere = new Subject(folder, subject.Experiment, stepMilliseconds: 0);
        elsewhere.ReplaceText(null);
        Directory.CreateDirectory(Path.GetDirectoryName(elsewhere.Results)!);
        File.Copy(subject.Results, elsewhere.Results);
        using (Host host = elsewhere.Start("report", subject.Experiment))
        {
            End(host, expected: 0);
        }

        byte[] report = File.Exists(elsewhere.Report) ? File.ReadAllBytes(elsewhere.Report) : [];
        Directory.Delete(folder, recursive: true);
        return report;
    }

    private void Start()
    {
        Host?.Dispose();
        Host = subject.StartRun();
    }

    private void Pause(int most) => Thread.Sleep(random.Next(most));

    /// <summary>Sees to it that a host runs, and lets it run a little.</summary>
    private bool WithHost(Action<Host> fault)
    {
        if (Host is null or { HasEnded: true })
        {
            Start();
            Pause(450);
        }
        else
        {
            Pause(150);
        }

        if (Host!.HasEnded)
        {
            End(Host);
            if (IsFinished)
            {
                return false;
            }

            Start();
        }

        fault(Host);
        return true;
    }

    private bool WithWorker(Action<int> fault)
    {
        bool done = false;
        return WithHost(_ =>
        {
            for (int tries = 0; tries < 50 && !done && !Host!.HasEnded; tries++)
            {
                if (subject.Workers() is { Count: > 0 } workers)
                {
                    fault(workers[random.Next(workers.Count)]);
                    done = true;
                }
                else
                {
                    Thread.Sleep(10);
                }
            }
        }) && done;
    }

    private void StallWorker(int worker)
    {
        Signal.Send(worker, Signal.Stop);
        if (random.Next(4) == 0)
        {
            // The host dies meanwhile, and the next one finds the trial still held.
            KillHost(Host!);
            Start();
        }

        Pause(250);
        Signal.Send(worker, random.Next(2) == 0 ? Signal.Continue : Signal.Kill);
    }

    private void StallHost(Host host)
    {
        Signal.Send(host.Id, Signal.Stop);
        Pause(300);
        if (random.Next(2) == 0)
        {
            Signal.Send(host.Id, Signal.Continue);
        }
        else
        {
            KillHost(host);
        }
    }

    private void KillHost(Host host)
    {
        host.Kill();
        host.Wait(_limit);
        witness.Observe(host);
    }

    private void StartSecondHost(Host first)
    {
        if (random.Next(2) == 0)
        {
            using Host second = subject.StartRun();
            using Host third = subject.StartRun();
            End(second);
            End(third);
            foreach (Host refused in ((Host[])[second, third]).Where(host => host.ExitCode == 3))
            {
                if (!refused.Errors.StartsWith($"Another run of {subject.Experiment} is in progress: ", StringComparison.Ordinal))
                {
                    tally.EndingWrong($"the second host says '{refused.Errors.Trim()}'");
                }
            }
        }
        else
        {
            Expect("report", 0);
            Expect("plan", 0);
        }
    }

    /// <summary>Damages a file while nothing runs.</summary>
    private bool Damage(List<string> files, Func<byte[], byte[]> damage)
    {
        if (files.Count == 0)
        {
            return false;
        }

        Stop();
        string file = files[random.Next(files.Count)];
        if (IsFinished || !File.Exists(file) || new FileInfo(file).Length == 0)
        {
            return false;
        }

        byte[] bytes = File.ReadAllBytes(file);
        byte[] changed = damage(bytes);
        witness.Observe(Host);
        File.WriteAllBytes(file, changed);
        _damaged.Add(file);
        if (file.EndsWith(".jsonl", StringComparison.Ordinal))
        {
            witness.Damaged(file, isFlipped: changed.Length == bytes.Length);
        }

        return true;
    }

    private byte[] Tear(byte[] bytes) => bytes[..random.Next(bytes.Length)];

    private byte[] Flip(byte[] bytes)
    {
        byte[] changed = [.. bytes];
        changed[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return changed;
    }

    /// <summary>Files that were not damaged yet. <c>results.jsonl</c> is written anew, so it can be damaged again.</summary>
    private List<string> Files(string folder, string pattern) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, pattern).Where(
            file => (file == subject.Results || !_damaged.Contains(file))
                && !file.EndsWith(".tmp", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
        : [];

    private bool FillDisk()
    {
        if (random.Next(2) == 0)
        {
            Stop();
            storage.Fill(leave: random.Next(32_768));
            Start();
        }
        else if (!WithHost(_ => storage.Fill(leave: random.Next(16_384))))
        {
            return false;
        }

        if (!Host!.Wait(TimeSpan.FromSeconds(1.5)))
        {
            // There was room enough so far; the sweep goes on with more.
            storage.MakeRoom();
            return true;
        }

        if (Host.ExitCode == 3 && !Host.Errors.Contains("The disk is full", StringComparison.Ordinal))
        {
            tally.EndingWrong($"on a full disk the host says '{Host.Errors.Trim()}'");
        }

        storage.MakeRoom();
        End(Host);
        return true;
    }

    private bool ForbidWriting()
    {
        Stop();
        if (IsFinished || !storage.SetReadOnly(true))
        {
            return false;
        }

        Start();
        End(Host!, expected: 3, says: "A file cannot be written");
        storage.SetReadOnly(false);
        return true;
    }

    private bool SpoilCorpus()
    {
        void Spoil()
        {
            switch (random.Next(4))
            {
                case 0: subject.ReplaceText(null); break;
                case 1: subject.ReplaceText(""); break;
                case 2: subject.ReplaceText("Words, and then: \u00ff\u00fe."); break;
                default: subject.ReplaceText(null, isFolder: true); break;
            }
        }

        if (random.Next(2) == 0)
        {
            Stop();
            Spoil();
            Start();
            End(Host!, expected: 3, says: subject.Text);
            subject.MendText();
            return true;
        }

        // While it runs: workers that have begun have their text, the next ones do not.
        bool done = WithHost(host =>
        {
            Spoil();
            host.Wait(TimeSpan.FromSeconds(1));
            subject.MendText();
        });
        return done;
    }

    private bool MoveRuns()
    {
        bool done = false;
        return WithHost(host =>
        {
            if (!WaitForTurn(host))
            {
                return;
            }

            string aside = subject.Runs + "-moved";
            bool isReplaced = random.Next(2) == 0;
            Directory.Move(subject.Runs, aside);
            if (isReplaced)
            {
                File.WriteAllText(subject.Runs, "A file in the place of the folder.");
            }

            WaitForStillness(host);
            if (isReplaced)
            {
                File.Delete(subject.Runs);
            }
            else if (Directory.Exists(subject.Runs))
            {
                // A run that has just got its turn keeps the lines that it cannot read before it writes results without them.
                var made = Directory.EnumerateFiles(subject.Runs)
                    .ToLookup(file => Path.GetFileName(file).StartsWith("results.damaged-", StringComparison.Ordinal));
                if (made[false].Any())
                {
                    tally.EndingWrong(
                        $"a run makes the folder that was moved away anew, with {string.Join(", ", made[false].Select(Path.GetFileName))}");
                }

                foreach (string kept in made[true])
                {
                    File.Move(kept, Path.Combine(aside, Path.GetFileName(kept)), overwrite: true);
                }

                Directory.Delete(subject.Runs, recursive: true);
            }

            Directory.Move(aside, subject.Runs);
            End(host);
            done = true;
        }) && done;
    }

    /// <summary>Waits until a host holds its turn: one that has only just begun makes the folder as every first run does.</summary>
    /// <returns>Whether it does, and did not end before.</returns>
    private bool WaitForTurn(Host host)
    {
        string holder = string.Create(CultureInfo.InvariantCulture, $"process {host.Id} ");
        string file = Path.Combine(subject.Runs, "lock.holder");
        for (
            long start = Environment.TickCount64;
            !host.HasEnded && Environment.TickCount64 - start < _limit.TotalMilliseconds;
            Thread.Sleep(10))
        {
            if (File.Exists(file) && File.ReadAllText(file).StartsWith(holder, StringComparison.Ordinal))
            {
                return !host.HasEnded;
            }
        }

        return false;
    }

    /// <summary>Waits for the end of a host and of its workers: nobody writes any more.</summary>
    private void WaitForStillness(Host host)
    {
        host.Wait(_limit);
        for (long start = Environment.TickCount64; subject.Workers().Count > 0
            && Environment.TickCount64 - start < _limit.TotalMilliseconds;)
        {
            Thread.Sleep(20);
        }
    }

    /// <summary>Puts a link to itself in the place of a file, which nobody can follow, runs, and puts the file back.</summary>
    private bool Hide(List<string> files, Func<int, bool> isRight)
    {
        if (files.Count == 0)
        {
            return false;
        }

        Stop();
        if (IsFinished)
        {
            return false;
        }

        string file = files[random.Next(files.Count)];
        string aside = Path.Combine(subject.Folder, "aside");
        File.Move(file, aside);
        File.CreateSymbolicLink(file, file);
        Start();
        WaitForStillness(Host!);
        File.Delete(file);
        File.Move(aside, file);
        if (!isRight(Host!.ExitCode) || !(Host.Errors + string.Join('\n', Host.Lines)).Contains(file, StringComparison.Ordinal))
        {
            tally.EndingWrong(string.Create(
                CultureInfo.InvariantCulture,
                $"exit code {Host.ExitCode} where {Path.GetFileName(file)} cannot be read, '{Host.Errors.Trim()}'"));
        }

        End(Host);
        return true;
    }

    private bool FormatResults()
    {
        if (!File.Exists(subject.Results))
        {
            return false;
        }

        Stop();
        if (IsFinished)
        {
            return false;
        }

        byte[] written = File.ReadAllBytes(subject.Results);
        byte[] formatted = System.Text.Encoding.UTF8
            .GetBytes(System.Text.Encoding.UTF8.GetString(written).Replace("\":", "\": ", StringComparison.Ordinal));
        File.WriteAllBytes(subject.Results, formatted);
        Start();
        WaitForStillness(Host!);
        if (!File.ReadAllBytes(subject.Results).AsSpan().SequenceEqual(formatted))
        {
            tally.RecordLost("results.jsonl was replaced although no line of it could be read");
        }

        File.WriteAllBytes(subject.Results, written);
        End(Host!, expected: 3, says: "Every checksum of ");
        return true;
    }

    private bool LimitOpenFiles()
    {
        Stop();
        if (IsFinished)
        {
            return false;
        }

        int limit = random.Next(24, 320);
        Host?.Dispose();
        Host = subject.StartRun(limit);
        End(Host, expected: limit < 256 ? 3 : null, says: limit < 256 ? "The limit on open files is " : "");
        return true;
    }

    /// <summary>Ends what runs, calmly or not, and waits until the last worker has ended: files are still now.</summary>
    private void Stop()
    {
        if (Host is { HasEnded: false } host)
        {
            if (random.Next(2) == 0)
            {
                host.Kill();
            }
            else
            {
                host.Terminate();
            }

            End(host);
        }
        else if (Host is { } ended)
        {
            End(ended);
        }

        long start = Environment.TickCount64;
        while (subject.Workers() is { Count: > 0 } workers)
        {
            workers.ForEach(worker => Signal.Send(worker, Signal.Continue));
            if (Environment.TickCount64 - start > _limit.TotalMilliseconds)
            {
                tally.EndingWrong("workers of an ended host do not end");
                workers.ForEach(worker => Signal.Send(worker, Signal.Kill));
            }

            Thread.Sleep(20);
        }
    }

    private void Expect(string command, int exitCode)
    {
        using Host host = subject.Start(command, subject.Experiment);
        End(host, exitCode);
    }

    /// <summary>Waits for the end of a host and looks at how it ended.</summary>
    private void End(Host host, int? expected = null, string says = "")
    {
        if (!host.Wait(_limit))
        {
            tally.EndingWrong($"a command hangs; its last line is '{(host.Lines is [.., string line] ? line : "")}'");
            host.Kill();
            host.Wait(_limit);
        }

        witness.Observe(host);
        if (host.WasKilled)
        {
            return;
        }

        bool isDocumented = host.ExitCode is 0 or 1 or 3 or 130 || (host.WasTerminated && host.ExitCode == 128 + Signal.Terminate);
        if (!isDocumented || (expected is int code && host.ExitCode != code) || !host.Errors.Contains(says, StringComparison.Ordinal)
            || host.Errors.Contains("   at ", StringComparison.Ordinal) || host.Errors
                .Contains("Unexpected error", StringComparison.Ordinal))
        {
            tally.EndingWrong(string.Create(CultureInfo.InvariantCulture, $"exit code {host.ExitCode}, '{host.Errors.Trim()}'"));
        }

        IsFinished |= host == Host && host.ExitCode == 0;
    }
}
