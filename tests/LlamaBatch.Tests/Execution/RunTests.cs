using System.Globalization;

namespace LlamaBatch.Tests.Execution;

/// <summary>Whole runs of the fake program.</summary>
public sealed class RunTests : IDisposable
{
    private readonly FakeProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public void A_run_trains_every_trial_writes_the_report_and_leaves_no_checkpoints()
    {
        var (code, output, error) = _program.Run("run", "Toy");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Toy at scale full: 12 trials; about", output, StringComparison.Ordinal);
        Assert.Contains("'--scale quick' is shorter", output, StringComparison.Ordinal);
        Assert.Contains("[12/12] ", output, StringComparison.Ordinal);
        Assert.Equal(12, _program.LearningLines().Count);
        Assert.StartsWith(
            "# Does the *scheduler* [keep] everything?\n",
            File.ReadAllText(_program.PathOf("Toy", "REPORT.md")),
            StringComparison.Ordinal);
        Assert.True(File.Exists(_program.PathOf("Toy", "figures", "loss.svg")));
        Assert.Empty(Directory.GetFiles(_program.PathOf("Toy", "runs"), "*.checkpoint*"));
    }

    [Fact]
    public void Figures_of_an_earlier_report_do_not_stay_and_other_files_do()
    {
        _program.CopyQuickRun();
        File.WriteAllText(_program.PathOf("Toy", "figures", "earlier.svg"), "<svg/>");
        File.WriteAllText(_program.PathOf("Toy", "figures", "notes.txt"), "mine");

        Assert.Equal(0, _program.Run("report", "Toy").ExitCode);

        Assert.False(File.Exists(_program.PathOf("Toy", "figures", "earlier.svg")));
        Assert.True(File.Exists(_program.PathOf("Toy", "figures", "notes.txt")));
        Assert.True(File.Exists(_program.PathOf("Toy", "figures", "loss.svg")));
        Assert.Contains("unchanged", _program.Run("report", "Toy").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_in_another_language_lies_beside_the_English_one_and_stays_up_to_date()
    {
        _program.CopyQuickRun();

        string output = _program.Run("report", "Toy", "--language", "zh-CN").Output;
        string chinese = File.ReadAllText(_program.PathOf("Toy", "REPORT.zh-CN.md"));
        _program.Run("run", "Toy");

        Assert.Contains("REPORT.md, ", output, StringComparison.Ordinal);
        Assert.Contains("REPORT.zh-CN.md", output, StringComparison.Ordinal);
        Assert.Contains("Scale Quick.", chinese, StringComparison.Ordinal);
        Assert.Contains("Scale Full.", File.ReadAllText(_program.PathOf("Toy", "REPORT.zh-CN.md")), StringComparison.Ordinal);
        Assert.Equal(
            ["loss.svg", "loss.zh-CN.svg"],
            Directory.GetFiles(_program.PathOf("Toy", "figures")).Select(Path.GetFileName).Order());
        Assert.Contains("unchanged", _program.Run("report", "Toy").Output, StringComparison.Ordinal);
        Assert.Contains("en|zh-CN", _program.Run("report", "--help").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_diverged_trial_is_a_result()
    {
        var (code, output, _) = _program.Run("run", "Toy", "--trials", "*LearningRate=9,seed=1");

        Assert.Equal(0, code);
        Assert.Contains("diverged after", output, StringComparison.Ordinal);
        Assert.Equal(2, _program.LearningLines().Count);
        Assert.All(_program.LearningLines(), line => Assert.Contains("\"outcome\":\"Diverged\"", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_run_trains_nothing_and_changes_no_byte()
    {
        _program.CopyQuickRun();
        string results = File.ReadAllText(_program.PathOf("Toy", "results.jsonl"));

        var (code, output, _) = _program.Run("run", "Toy", "--scale", "quick");

        Assert.Equal(0, code);
        Assert.Contains("nothing to train", output, StringComparison.Ordinal);
        Assert.Equal(results, File.ReadAllText(_program.PathOf("Toy", "results.jsonl")));
        Assert.Equal(4, _program.AttemptFiles().Length);
    }

    [Fact]
    public void A_run_records_what_was_claimed_when_and_a_report_does_not()
    {
        List<string> Looks() => [.. File.ReadAllLines(_program.PathOf("Toy", "results.jsonl"))
            .Where(line => line.Contains("\"kind\":\"look\"", StringComparison.Ordinal))];
        _program["FAKE_CLAIMS"] = "a-1,b-1";
        _program.Run("run", "Toy", "--scale", "quick");
        Assert.EndsWith(
            "\"scale\":\"Quick\",\"seeds\":2,\"blocks\":0,\"claims\":[\"a-1\",\"b-1\"]}",
            Assert.Single(Looks()),
            StringComparison.Ordinal);

        _program.Run("run", "Toy", "--scale", "quick");
        Assert.Single(Looks());

        _program["FAKE_CLAIMS"] = "a-1,b-2";
        _program.Run("report", "Toy");
        Assert.Single(Looks());

        _program.Run("run", "Toy", "--scale", "quick");
        Assert.Equal(2, Looks().Count);
    }

    [Fact]
    public void Adding_a_seed_trains_only_the_new_trials_also_where_only_the_digest_was_kept()
    {
        _program.CopyQuickRun();
        List<string> before = _program.LearningLines();
        Directory.Delete(_program.PathOf("Toy", "runs"), recursive: true);
        _program["FAKE_SEEDS"] = "3";

        var (code, output, _) = _program.Run("run", "Toy", "--scale", "quick");

        Assert.Equal(0, code);
        Assert.Contains("6 trials, 4 of them finished", output, StringComparison.Ordinal);
        Assert.Equal(2, _program.AttemptFiles().Length);
        Assert.Equal(6, _program.LearningLines().Count);
        Assert.Subset(_program.LearningLines().ToHashSet(), before.ToHashSet());
    }

    [Fact]
    public void Tuning_decides_what_is_evaluated_and_one_command_does_both()
    {
        var (code, output, _) = _program.Run("run", "TunedToy");

        Assert.Equal(0, code);
        Assert.Contains("TunedToy at scale full: 10 trials", output, StringComparison.Ordinal);
        List<string> evaluation = _program.LearningLines("TunedToy")
            .FindAll(line => line.Contains("\"phase\":\"Evaluation\"", StringComparison.Ordinal));
        Assert.Equal(4, evaluation.Count);
        Assert.All(evaluation, line => Assert.Contains("\"LearningRate\":\"0.02\"", line, StringComparison.Ordinal));
    }

    [Fact]
    public void The_number_of_workers_changes_no_learning_record()
    {
        _program.Run("run", "TunedToy", "--scale", "quick", "--workers", "1");
        using var other = new FakeProgram();

        other.Run("run", "TunedToy", "--scale", "quick", "--workers", "5");

        Assert.Equal(_program.LearningLines("TunedToy"), other.LearningLines("TunedToy"));
    }

    [Fact]
    public void The_other_step_is_another_trial_in_the_worker_too()
    {
        var (code, output, error) = _program.Run("run", "TunedToy", "--scale", "quick", "--step", "autograd");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("All 6 trials are finished.", output, StringComparison.Ordinal);
        Assert.Contains("6 trials, 0 finished", _program.Run("plan", "TunedToy", "--scale", "quick").Output, StringComparison.Ordinal);
        Assert.Contains(
            "6 trials, 6 finished",
            _program.Run("plan", "TunedToy", "--scale", "quick", "--step", "autograd").Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "nothing to train",
            _program.Run("run", "TunedToy", "--scale", "quick", "--step", "autograd").Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_is_about_the_step_that_is_asked_for()
    {
        _program.Run("run", "Toy", "--scale", "quick", "--step", "autograd");

        _program.Run("report", "Toy", "--scale", "quick");
        Assert.DoesNotContain("seed=1: Completed", File.ReadAllText(_program.PathOf("Toy", "REPORT.md")), StringComparison.Ordinal);
        _program.Run("report", "Toy", "--scale", "quick", "--step", "autograd");
        Assert.Contains("seed=1: Completed", File.ReadAllText(_program.PathOf("Toy", "REPORT.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_that_goes_on_repeats_the_step_if_it_was_given()
    {
        _program["FAKE_CRASH"] = "BatchSize=4,LearningRate=0.01,seed=1";

        Assert.Contains(
            "run Toy --scale quick --step autograd",
            _program.Run("run", "Toy", "--scale", "quick", "--step", "autograd").Output,
            StringComparison.Ordinal);
        Assert.DoesNotContain("--step", _program.Run("run", "Toy", "--scale", "quick").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_memory_is_short_fewer_workers_run_and_it_is_said_once()
    {
        _program["DOTNET_GCHeapHardLimit"] = "0x12C00000";              // 300 MiB: one worker fits, two do not

        var (code, output, error) = _program.Run("run", "Toy", "--workers", "3");

        Assert.Equal((0, ""), (code, error));
        Assert.Matches(
            @"Memory allows only 1 of 3 workers: the next trial needs about 20\d MiB, and 9\d\.?\d* MiB of 300 MiB are left\.",
            output);
        Assert.Equal(2, output.Split("Memory allows only").Length);
        Assert.Equal(12, _program.LearningLines().Count);
    }

    [Theory]
    [InlineData(
        "throw",
        "Faults.Crash threw InvalidOperationException: The fake fault struck.",
        "\"type\":\"InvalidOperationException\"",
        "Crashed")]
    [InlineData("exit", "native code gave up [here]", "\"exitCode\":77", "Crashed")]
    [InlineData("thread", "The other thread threw.", "\"exitCode\":1", "Crashed")]
    [InlineData("native", "SIGABRT", "\"signal\":6", "Crashed")]
    [InlineData("kill", "SIGKILL", "\"signal\":9", "Killed")]
    [InlineData("memory", "Out of memory: Array dimensions exceeded supported range", "\"kind\":\"memory\"", "OutOfMemory")]
    public void A_trial_that_fails_twice_in_the_same_way_is_named_with_the_way_and_the_rest_goes_on(
        string how,
        string sentence,
        string stored,
        string outcome)
    {
        _program["FAKE_CRASH"] = "BatchSize=4,LearningRate=0.01,seed=1";
        _program["FAKE_CRASH_HOW"] = how;

        var (code, output, error) = _program.Run("run", "Toy", "--scale", "quick");

        Assert.Equal(1, code);
        Assert.Single(output.Split('\n'), line => line.Contains(
            outcome == "Crashed" ? "It will be retried." : "It will be retried when no other trial runs.",
            StringComparison.Ordinal));
        Assert.Contains("Failed the same way twice; skipped until the next run.", output, StringComparison.Ordinal);
        Assert.Contains("3 of 4 trials are finished, 1 failed", output, StringComparison.Ordinal);
        Assert.Contains(sentence, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
        Assert.Equal(2, File.ReadAllLines(_program.PathOf("Toy", "results.jsonl")).Count(
            line => line.Contains($"\"outcome\":\"{outcome}\"", StringComparison.Ordinal)
                && line.Contains(stored, StringComparison.Ordinal)));

        _program["FAKE_CRASH"] = "";
        Assert.Equal(0, _program.Run("run", "Toy", "--scale", "quick").ExitCode);
        Assert.Equal(4, _program.LearningLines().Count);
    }

    [Fact]
    public void A_killed_trial_is_tried_again_when_no_other_runs()
    {
        _program["FAKE_CRASH"] = "BatchSize=4,LearningRate=0.01,seed=1";
        _program["FAKE_CRASH_HOW"] = "kill";
        _program["FAKE_CRASH_ONCE"] = _program.PathOf("crashed");

        var (code, output, error) = _program.Run("run", "Toy", "--scale", "quick", "--workers", "3");

        Assert.True(code == 0, output + error);
        Assert.Contains("[4/4] BatchSize=4,LearningRate=0.01,seed=1: ", output, StringComparison.Ordinal);
        // A free worker would have taken it at once; it began after the others had ended.
        string again = _program.AttemptFiles().Single(file => file.EndsWith(".2.jsonl", StringComparison.Ordinal));
        Assert.All(
            _program.AttemptFiles().Where(file => file != again),
            file => Assert.True(File.GetLastWriteTimeUtc(file) <= File.GetLastWriteTimeUtc(again)));
        Assert.EndsWith(
            "All 4 trials are finished.",
            output[..output.IndexOf("\nReport", StringComparison.Ordinal)],
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_that_crashes_once_costs_one_attempt()
    {
        _program["FAKE_CRASH"] = "BatchSize=4,LearningRate=0.01,seed=1";
        _program["FAKE_CRASH_ONCE"] = _program.PathOf("crashed");

        var (code, _, _) = _program.Run("run", "Toy", "--scale", "quick");

        Assert.Equal(0, code);
        Assert.Equal(5, _program.AttemptFiles().Length);
    }

    /// <summary>A number that a damaged file has is taken, or a later attempt would look like an earlier one.</summary>
    [Fact]
    public void An_attempt_whose_file_is_damaged_keeps_its_number()
    {
        Assert.Equal(0, _program.Run("run", "Toy", "--scale", "quick").ExitCode);
        File.Delete(_program.PathOf("Toy", "results.jsonl"));
        string first = _program.AttemptFiles()[0];
        string second = first.Replace(".1.jsonl", ".2.jsonl", StringComparison.Ordinal);
        File.WriteAllText(second, File.ReadAllText(first)[..20]);
        File.Delete(first);

        Assert.Equal(0, _program.Run("run", "Toy", "--scale", "quick").ExitCode);

        Assert.True(File.Exists(first.Replace(".1.jsonl", ".3.jsonl", StringComparison.Ordinal)));
        Assert.False(File.Exists(first));
        Assert.Equal(4, _program.LearningLines().Count);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void A_signal_stops_after_a_checkpoint_and_the_next_run_goes_on_to_the_same_numbers(string signal)
    {
        using var undisturbed = new FakeProgram();
        undisturbed.CopyQuickRun();
        _program["FAKE_STEP_MS"] = "3";
        using (var host = _program.Start("run", "Toy", "--fresh", "--scale", "quick"))
        {
            FakeProgram.WaitUntil(
                () => _program.AttemptFiles().Any(file => File.ReadAllText(file).Contains("measured", StringComparison.Ordinal)),
                "a worker measures something");
            FakeProgram.Signal(host.Id, signal);
            string output = host.StandardOutput.ReadToEnd();
            host.WaitForExit();

            Assert.Equal(130, host.ExitCode);
            Assert.Contains("Stopped. ", output, StringComparison.Ordinal);
            Assert.Contains(". To resume: "
                + $"dotnet run -c Release --project experiments -- --folder {_program.Folder} run Toy --scale quick\n",
                output,
                StringComparison.Ordinal);
        }

        Assert.Contains(Directory.GetFiles(_program.PathOf("Toy", "runs")), file => file.EndsWith(".checkpoint", StringComparison.Ordinal));
        Assert.Contains("\"outcome\":\"Interrupted\"", File.ReadAllText(_program.PathOf("Toy", "results.jsonl")), StringComparison.Ordinal);
        Assert.False(File.Exists(_program.PathOf("Toy", "REPORT.md")));
        _program["FAKE_STEP_MS"] = "0";

        Assert.Equal(0, _program.Run("run", "Toy", "--scale", "quick").ExitCode);

        Assert.Contains("\"resumed\":", File.ReadAllText(_program.PathOf("Toy", "results.jsonl")), StringComparison.Ordinal);
        Assert.Equal(undisturbed.LearningLines(), _program.LearningLines());
    }

    [Fact]
    public void A_second_signal_does_not_wait_for_a_step_that_takes_long()
    {
        _program["FAKE_STEP_MS"] = "600000";
        using var host = _program.Start("run", "Toy");
        FakeProgram.WaitUntil(() => _program.AttemptFiles().Length == 2, "two workers run");

        FakeProgram.Signal(host.Id, "INT");
        Assert.StartsWith("Toy at scale full", host.StandardOutput.ReadLine(), StringComparison.Ordinal);
        Assert.StartsWith("Stopping: each worker finishes its step", host.StandardOutput.ReadLine(), StringComparison.Ordinal);
        FakeProgram.Signal(host.Id, "INT");

        FakeProgram.WaitUntil(() => host.HasExited, "the host ends");
        Assert.Equal(130, host.ExitCode);
        FakeProgram.WaitUntil(() => _program.Workers().Count == 0, "the workers end");
    }

    [Fact]
    public void Two_signals_at_once_stop_at_once()
    {
        _program["FAKE_STEP_MS"] = "600000";
        using var host = _program.Start("run", "Toy");
        FakeProgram.WaitUntil(() => _program.AttemptFiles().Length == 2, "two workers run");

        FakeProgram.Signal(host.Id, "INT", "TERM");

        FakeProgram.WaitUntil(() => host.HasExited, "the host ends");
        Assert.Equal(130, host.ExitCode);
        FakeProgram.WaitUntil(() => _program.Workers().Count == 0, "the workers end");
    }

    [Fact]
    public void A_killed_host_leaves_no_worker_behind()
    {
        _program["FAKE_STEP_MS"] = "20";
        using var host = _program.Start("run", "Toy");
        FakeProgram.WaitUntil(() => _program.Workers().Count == 2 || host.HasExited || !OperatingSystem.IsLinux(), "two workers run");

        host.Kill();
        host.WaitForExit();

        FakeProgram.WaitUntil(() => _program.Workers().Count == 0, "the workers end");
        if (OperatingSystem.IsLinux())
        {
            Assert.Equal(
                2,
                _program.AttemptFiles()
                    .Count(file => File.ReadAllText(file).Contains("\"kind\":\"interrupted\"", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Twenty_kills_of_workers_and_hosts_lose_nothing()
    {
        using var undisturbed = new FakeProgram();
        undisturbed.Run("run", "Toy");
        _program["FAKE_STEP_MS"] = "5";
        var random = new Random(20261124);
        for (int kill = 0; kill < 20; kill++)
        {
            int before = _program.AttemptFiles().Length;
            using var host = _program.Start("run", "Toy", "--checkpoint-seconds", "0.05");
            Task<string> output = host.StandardOutput.ReadToEndAsync();
            FakeProgram.WaitUntil(() => host.HasExited || _program.AttemptFiles().Length > before, "a worker begins");
            await Task.Delay(random.Next(0, 500));
            List<int> workers = _program.Workers();
            if (kill % 2 == 0 && workers.Count > 0)
            {
                FakeProgram.Signal(workers[random.Next(workers.Count)], "KILL");
                await Task.Delay(random.Next(0, 300));
            }

            host.Kill();
            await host.WaitForExitAsync();
            await output;
        }

        _program["FAKE_STEP_MS"] = "0";
        var (code, text, error) = _program.Run("run", "Toy");

        Assert.True(code == 0, text + error);
        Assert.Equal(undisturbed.LearningLines(), _program.LearningLines());
        string results = await File.ReadAllTextAsync(_program.PathOf("Toy", "results.jsonl"));
        Assert.Contains("\"resumed\":", results, StringComparison.Ordinal);

        // How a killed worker is named depends on who saw it: its host, with or without a shortage of memory somewhere on
        // the machine, or, that host being dead too, the next one.
        Assert.Matches("\"outcome\":\"(Killed|OutOfMemory|Crashed)\"", results);
    }

    [Fact]
    public void Torn_and_changed_attempt_files_are_noted_and_only_their_trials_trained_again()
    {
        using var undisturbed = new FakeProgram();
        undisturbed.CopyQuickRun();
        _program.Run("run", "Toy", "--scale", "quick");
        File.Delete(_program.PathOf("Toy", "results.jsonl"));
        string[] files = _program.AttemptFiles();
        Array.Sort(files, StringComparer.Ordinal);
        byte[] torn = File.ReadAllBytes(files[0]);
        File.WriteAllBytes(files[0], torn[..^10]);
        byte[] changed = File.ReadAllBytes(files[1]);
        changed[^40] ^= 1;
        File.WriteAllBytes(files[1], changed);

        var (code, output, _) = _program.Run("run", "Toy", "--scale", "quick");

        Assert.Equal(0, code);
        Assert.Contains("4 trials, 2 of them finished", output, StringComparison.Ordinal);
        Assert.Equal(6, _program.AttemptFiles().Length);
        Assert.Equal(undisturbed.LearningLines(), _program.LearningLines());
        string report = File.ReadAllText(_program.PathOf("Toy", "REPORT.md"));
        Assert.Contains($"runs/{Path.GetFileName(files[0])}, line ", report, StringComparison.Ordinal);
        Assert.Contains($"runs/{Path.GetFileName(files[1])}, line ", report, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_training_loop_notes_reaches_results_and_report_without_the_paths_of_this_machine()
    {
        _program["FAKE_NOTE"] = "BatchSize=4,LearningRate=0.01,seed=1";

        _program.Run("run", "Toy", "--scale", "quick");

        string report = File.ReadAllText(_program.PathOf("Toy", "REPORT.md"));
        Assert.Matches(
            "BatchSize=4,LearningRate=0.01,seed=1: Checkpoint runs/[0-9a-f]{16}.checkpoint is unusable: its checksum does not match.",
            report);
        Assert.DoesNotContain(
            _program.Folder,
            report + File.ReadAllText(_program.PathOf("Toy", "results.jsonl")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_host_is_told_so_in_a_sentence()
    {
        _program["FAKE_STEP_MS"] = "20";
        using var first = _program.Start("run", "Toy");
        FakeProgram.WaitUntil(() => _program.AttemptFiles().Length > 0, "the first host starts a worker");

        var (code, output, error) = _program.Run("run", "Toy");

        Assert.Equal(3, code);
        Assert.StartsWith(
            $"Another run of Toy is in progress: process {first.Id} on {Environment.MachineName}, since ",
            error,
            StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
        Assert.Equal(0, _program.Run("report", "Toy").ExitCode);
        Assert.Equal(0, _program.Run("plan", "Toy").ExitCode);
        FakeProgram.Signal(first.Id, "INT");
        first.StandardOutput.ReadToEnd();
        first.WaitForExit();
        Assert.Equal(130, first.ExitCode);
    }

    [Fact]
    public void A_missing_native_library_ends_the_run_in_a_sentence_and_the_exit_code_of_the_environment()
    {
        _program["FAKE_NATIVE"] = "libtorch does not load: install libgomp1.";

        var (code, _, error) = _program.Run("run", "Toy");

        Assert.Equal(3, code);
        Assert.Equal("libtorch does not load: install libgomp1.", error.Trim());
        Assert.False(File.Exists(_program.PathOf("Toy", "results.jsonl")) && _program.LearningLines().Count > 0);
    }

    [Fact]
    public void A_missing_corpus_is_a_sentence_and_marks_no_trial_done()
    {
        _program["FAKE_CORPUS"] = "missing";

        var (code, _, error) = _program.Run("run", "*");

        Assert.Equal(3, code);
        Assert.Equal(
            [
                "Toy: The fake corpus is missing; unset FAKE_CORPUS.",
                "TunedToy: The fake corpus is missing; unset FAKE_CORPUS.",
                "CostlyToy: The fake corpus is missing; unset FAKE_CORPUS.",
            ],
            error.Trim().Split(Environment.NewLine));
        Assert.Empty(_program.AttemptFiles());
    }

    [Fact]
    public void Costs_are_measured_after_learning_one_trial_at_a_time_in_a_process_without_tiers_that_is_warm()
    {
        string warmUps = _program.PathOf("warm-ups.txt");
        _program["FAKE_WARM_UPS"] = warmUps;

        var (code, output, _) = _program.Run("run", "CostlyToy", "--scale", "smoke", "--workers", "3", "--trials", "*LearningRate=0.01*");

        Assert.Equal(0, code);
        string[] finished = [.. output.Split('\n').Where(line => line.StartsWith('['))];
        Assert.Equal(8, finished.Length);
        Assert.All(finished[..4], line => Assert.Contains(",seed=", line, StringComparison.Ordinal));
        Assert.All(
            finished[4..6],
            line => Assert.Matches(",block=1 \\(cost\\): .*ModelFlopsUtilization .*PeakMemory .*TokensPerSecond", line));
        Assert.All(finished[6..], line => Assert.Contains(",block=2 (cost)", line, StringComparison.Ordinal));
        string[] records = File.ReadAllLines(_program.PathOf("CostlyToy", "runs", "smoke", "results.jsonl"));
        Assert.Equal(4, records.Count(line => line.Contains("\"kind\":\"cost\"", StringComparison.Ordinal)));
        Assert.Equal(Enumerable.Repeat("tiers: 0", 4), File.ReadAllLines(warmUps));
    }

    [Fact]
    public void A_smoke_run_replaces_no_report()
    {
        _program.CopyQuickRun();
        string quick = File.ReadAllText(_program.PathOf("Toy", "REPORT.md"));

        var (code, output, _) = _program.Run("run", "Toy", "--scale", "smoke");

        Assert.Equal(0, code);
        Assert.Equal(quick, File.ReadAllText(_program.PathOf("Toy", "REPORT.md")));
        Assert.Contains("Scale Smoke.", File.ReadAllText(_program.PathOf("Toy", "runs", "smoke", "REPORT.md")), StringComparison.Ordinal);
        Assert.Contains(Path.Combine("runs", "smoke", "REPORT.md"), output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_is_about_the_largest_scale_that_is_finished_and_twice_the_same()
    {
        _program.CopyQuickRun();
        _program.Run("run", "Toy", "--trials", "*BatchSize=16,LearningRate=0.02,seed=1");

        _program.Run("report", "Toy");
        string quick = File.ReadAllText(_program.PathOf("Toy", "REPORT.md"));
        var (_, output, _) = _program.Run("report", "Toy");

        Assert.Contains("Scale Quick.", quick, StringComparison.Ordinal);
        Assert.Contains("(unchanged)", output, StringComparison.Ordinal);
        _program.Run("run", "Toy");
        _program.Run("report", "Toy");
        Assert.Contains("Scale Full.", File.ReadAllText(_program.PathOf("Toy", "REPORT.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_the_same_where_the_user_writes_a_decimal_comma()
    {
        using var german = new FakeProgram();
        german["LC_ALL"] = "de_DE.UTF-8";
        german["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0";
        _program.Run("run", "Toy", "--scale", "quick");

        german.Run("run", "Toy", "--scale", "quick");

        Assert.Equal(_program.LearningLines(), german.LearningLines());
        Assert.Contains(0.01.ToString(CultureInfo.InvariantCulture), german.LearningLines()[0], StringComparison.Ordinal);
    }
}
