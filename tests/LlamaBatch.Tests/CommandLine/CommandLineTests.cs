using System.Text.RegularExpressions;
using LlamaBatch.Tests.Execution;

namespace LlamaBatch.Tests.CommandLine;

/// <summary>What a user types and what the program answers.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly FakeProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData("No command given. Commands: list, plan, run, report, compare, advise, doctor.")]
    [InlineData("Unknown command 'rnu'. Did you mean 'run'?", "rnu")]
    [InlineData("Unknown experiment 'Tooy'. Did you mean 'Toy'? Experiments: Toy, TunedToy, CostlyToy.", "run", "Tooy")]
    [InlineData("No experiment given. Experiments: Toy, TunedToy, CostlyToy. 'run \"*\"' runs all.", "run")]
    [InlineData("Unknown option '--scal'.", "run", "Toy", "--scal", "quick")]
    [InlineData("Argument 'huge' not recognized. Must be one of:", "run", "Toy", "--scale", "huge")]
    [InlineData("Argument 'eager' not recognized. Must be one of:", "run", "Toy", "--step", "eager")]
    [InlineData("Argument 'eager' not recognized. Must be one of:", "plan", "Toy", "--step", "eager")]
    [InlineData("Argument 'eager' not recognized. Must be one of:", "report", "Toy", "--step", "eager")]
    [InlineData("--workers is '0'; it must be a whole number from 1 to 1024.", "run", "Toy", "--workers", "0")]
    [InlineData("--workers is 'many'; it must be a whole number from 1 to 1024.", "run", "Toy", "--workers", "many")]
    [InlineData(
        "No trial of Toy matches '*BatchSize=5*'. Example of a label: 'BatchSize=4,LearningRate=0.01,seed=1'.",
        "run",
        "Toy",
        "--trials",
        "*BatchSize=5*")]
    [InlineData(
        "--checkpoint-seconds is 'NaN'; it must be a number from 0 to 604800 (a week).",
        "run",
        "Toy",
        "--checkpoint-seconds",
        "NaN")]
    [InlineData(
        "--checkpoint-seconds is '1e308'; it must be a number from 0 to 604800 (a week).",
        "run",
        "Toy",
        "--checkpoint-seconds",
        "1e308")]
    [InlineData("--checkpoint-seconds is '-1'; it must be a number from 0 to 604800 (a week).", "run", "Toy", "--checkpoint-seconds", "-1")]
    [InlineData("--fresh takes no value; write it alone, or leave it out.", "run", "Toy", "--fresh=maybe")]
    [InlineData("Unknown experiment '@Toy'.", "run", "@Toy")]
    [InlineData("Unknown command '@/root'.", "@/root")]
    public void A_mistake_is_answered_in_a_sentence_with_exit_code_2(string sentence, params string[] arguments)
    {
        var (code, output, error) = _program.Run(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Empty(_program.AttemptFiles());
    }

    [Fact]
    public void A_report_of_a_folder_that_does_not_exist_makes_none()
    {
        string missing = _program.PathOf("nowhere");
        using var elsewhere = new FakeProgram(missing);
        var (code, _, error) = elsewhere.Run("report", "Toy");

        Assert.Equal(2, code);
        Assert.StartsWith($"The folder '{missing}' does not exist", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(missing));
    }

    [Fact]
    public void An_experiment_that_cannot_be_made_is_named_and_the_others_go_on()
    {
        _program["FAKE_BROKEN"] = "1";

        Assert.Equal(0, _program.Run("run", "Toy", "--scale", "smoke").ExitCode);
        var (code, output, _) = _program.Run("list");
        Assert.Equal(0, code);
        Assert.Contains("BrokenToy", output, StringComparison.Ordinal);
        var (refused, _, error) = _program.Run("plan", "BrokenToy");
        Assert.Equal(2, refused);
        Assert.StartsWith(
            "BrokenToy cannot be used. The static constructor of FakeName threw FormatException: There is no name.\n",
            error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Code_of_a_claim_that_ends_the_program_is_no_success()
    {
        _program["FAKE_CLAIM_CODE"] = "exit";

        var (code, _, error) = _program.Run("run", "Toy");

        Assert.Equal(1, code);
        Assert.Contains("Environment.Exit", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void Code_of_a_claim_that_never_ends_is_stopped_by_a_signal(string signal)
    {
        _program["FAKE_CLAIM_CODE"] = "loop";
        using var host = _program.Start("run", "Toy");
        Assert.StartsWith("Toy: its claims", host.StandardError.ReadLine(), StringComparison.Ordinal);

        FakeProgram.Signal(host.Id, signal);

        FakeProgram.WaitUntil(() => host.HasExited, "the host ends");
        Assert.Equal(130, host.ExitCode);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("run", "Toy", "--scale")]
    [InlineData("run", "Toy", "--workers")]
    [InlineData("run", "Toy", "--trials")]
    [InlineData("run")]
    public void An_argument_of_70_000_characters_is_not_echoed_whole(params string[] before)
    {
        var (code, output, error) = _program.Run([.. before, new string('x', 70_000)]);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("xxx… (70000 characters)", error, StringComparison.Ordinal);
        Assert.InRange(error.Length, 1, 500);
    }

    [Theory]
    [InlineData("/proc", 3, "Toy: A file or folder is missing")]
    [InlineData("/dev/null", 2, "--folder is the file '/dev/null'; it must be a folder.")]
    [InlineData("", 2, "--folder is not a path")]
    public void A_folder_in_which_nothing_can_be_made_is_a_sentence(string folder, int exitCode, string sentence)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var program = new FakeProgram(folder);

        var (code, output, error) = program.Run("run", "Toy");

        Assert.Equal(exitCode, code);
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("list")]
    [InlineData("plan")]
    [InlineData("run")]
    [InlineData("report")]
    [InlineData("compare")]
    [InlineData("doctor")]
    public void Help_has_examples_and_exit_codes_and_hides_what_is_not_for_people(params string[] command)
    {
        var (code, output, _) = _program.Run([.. command, "--help"]);

        Assert.Equal(0, code);
        Assert.Contains($"dotnet run -c Release --project experiments -- {string.Join(' ', command)}", output, StringComparison.Ordinal);
        Assert.Contains("  2    invalid command line", output, StringComparison.Ordinal);
        Assert.Equal(command is [] or ["run"], output.Contains("  130  stopped by the user", StringComparison.Ordinal));
        Assert.Equal(command is not (["list"] or ["doctor"]), output.Contains("\n  1    ", StringComparison.Ordinal));
        Assert.DoesNotContain("worker ", output.Replace("--workers ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("plan-reports", output, StringComparison.Ordinal);
        Assert.DoesNotContain("checkpoint-seconds", output, StringComparison.Ordinal);
        Assert.DoesNotContain($"[default: {Environment.ProcessorCount}]", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_open_files_are_a_sentence()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var start = new System.Diagnostics.ProcessStartInfo("sh", ["-c", "ulimit -n 64; exec dotnet \"$@\"", "sh", Path.Combine(
            AppContext.BaseDirectory,
            "LlamaBatch.FakeExperiments.dll"), "list"]) { RedirectStandardError = true };
        using var process = System.Diagnostics.Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(
            (3, "The limit on open files is 64; LlamaBatch needs 256. Raise it (ulimit -n 1024) and run again."),
            (process.ExitCode, error.Trim()));
    }

    [Fact]
    public void List_names_the_experiments_as_they_are_written()
    {
        _program.CopyQuickRun();

        var (code, output, _) = _program.Run("list");

        Assert.Equal(0, code);
        Assert.Matches(@"Toy +Does the \*scheduler\* \[keep\] everything\? +8 +4 +12 +4 ", output);
    }

    [Fact]
    public void Plan_says_what_each_point_and_all_together_cost()
    {
        var (code, output, _) = _program.Run("plan", "toy");

        Assert.Equal(0, code);
        Assert.Matches(@" 16 +2e-2 +100 +12.8 k +125 k +8.52 GFLOP +[0-9.]+ MiB", output);
        Assert.Contains("Toy: 12 trials, 154 k tokens, 102 GFLOP; about", output, StringComparison.Ordinal);
        Assert.Contains("12 trials, 0 finished.", output, StringComparison.Ordinal);
        Assert.Contains("assuming 40 GFLOP/s per worker", output, StringComparison.Ordinal);
        _program.Run("run", "Toy");
        Assert.Contains("from earlier trials on this machine", _program.Run("plan", "Toy").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Trials use the fast step: code written for Llama, with gradients derived by hand. "
        + "Use '--step autograd' for TorchSharp's automatic differentiation, which is slower.")]
    [InlineData("Trials use the autograd step, whose gradients TorchSharp computes by automatic differentiation. "
        + "Use '--step fast' for hand-derived gradients", "--step", "autograd")]
    public void Plan_says_which_step_its_trials_take(string sentence, params string[] option) =>
        Assert.Contains(sentence, _program.Run(["plan", "Toy", .. option]).Output, StringComparison.Ordinal);

    [Fact]
    public void Plan_has_a_row_for_each_compared_point_and_says_once_what_is_tuned()
    {
        string output = _program.Run("plan", "TunedToy").Output;

        Assert.Single(Regex.Matches(output, @"(?m)^ +16 +100 "));
        Assert.DoesNotContain("LearningRate", output, StringComparison.Ordinal);
        Assert.Contains(
            "Tuning: 3 levels of learning rate (1e-2, 2e-2, 9) for each row, on 1 tuning seed.",
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_build_tells_what_plan_tells_in_one_line_for_each_experiment()
    {
        _program.CopyQuickRun();
        string[] told = [.. _program.Run("plan-reports").Output.Split('\n')
            .Where(line => line.Contains(" trials, ", StringComparison.Ordinal))];
        string plan = _program.Run("plan").Output;

        Assert.Equal(["Toy", "TunedToy", "CostlyToy"], told.Select(line => line.Split(':')[0]));
        Assert.All(told, line => Assert.Contains(line.Trim(), plan, StringComparison.Ordinal));
        Assert.Contains("from earlier trials on this machine", told[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_without_an_answer_is_a_warning_at_its_line_in_the_build_and_is_not_trained_for()
    {
        _program["FAKE_CLAIM"] = "The claim compares nothing.";

        Assert.Matches(
            @"(?m)^[^\r\n]*Faults\.cs\(\d+\): warning LB8101: Claim ""The fake is faithful"": The claim compares nothing\.\r?$", _program
                .Run("plan-reports")
                .Output);
        Assert.Contains(
            "Claim \"The fake is faithful\": The claim compares nothing.",
            _program.Run("plan", "Toy").Output,
            StringComparison.Ordinal);
        var (code, _, error) = _program.Run("run", "Toy");
        Assert.Equal(2, code);
        Assert.StartsWith("Toy, claim \"The fake is faithful\": The claim compares nothing.", error, StringComparison.Ordinal);
        Assert.Empty(_program.AttemptFiles());
        Assert.Equal(0, _program.Run("run", "Toy", "--scale", "quick").ExitCode);
    }

    [Theory]
    [InlineData("*LearningRate=1e-2,*")]
    [InlineData("*LearningRate=0.010*")]
    public void Numbers_of_labels_match_however_they_are_written(string pattern) =>
        Assert.Equal(0, _program.Run("run", "Toy", "--scale", "quick", "--trials", pattern).ExitCode);

    [Fact]
    public void Plan_needs_no_corpus_but_says_what_is_missing()
    {
        _program["FAKE_CORPUS"] = "missing";

        var (code, output, _) = _program.Run("plan", "Toy");

        Assert.Equal(0, code);
        Assert.Contains("102 GFLOP", output, StringComparison.Ordinal);
        Assert.Contains("Cannot run yet: The fake corpus is missing", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_corpus_of_more_tokens_than_the_model_knows_is_refused_before_anything_is_trained()
    {
        const string sentence = "FakeCorpus has a vocabulary of 300 tokens, and the model's (BatchSize=4, LearningRate=0.01) has 256; "
            + "set Model.VocabSize to at least 300.";
        _program["FAKE_VOCAB"] = "300";

        Assert.Contains($"Cannot run yet: {sentence}", _program.Run("plan", "Toy").Output, StringComparison.Ordinal);
        Assert.Contains($"✗ Toy            {sentence}", _program.Run("doctor").Output, StringComparison.Ordinal);
        var (code, _, error) = _program.Run("run", "Toy");
        Assert.Equal((3, $"Toy: {sentence}"), (code, error.Trim()));
        Assert.Empty(_program.AttemptFiles());
    }

    [Fact]
    public void Doctor_is_content_with_a_healthy_machine()
    {
        var (code, output, _) = _program.Run("doctor");

        Assert.Equal(0, code);
        Assert.Contains("✓ libtorch", output, StringComparison.Ordinal);
        Assert.Contains("✓ TunedToy", output, StringComparison.Ordinal);
        Assert.Contains("No problems found.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Doctor_names_every_problem_and_its_remedy()
    {
        _program["FAKE_CORPUS"] = "missing";
        _program["FAKE_NATIVE"] = "libtorch does not load: install libgomp1.";

        var (code, output, _) = _program.Run("doctor");

        Assert.Equal(3, code);
        Assert.Contains("✗ libtorch       libtorch does not load: install libgomp1.", output, StringComparison.Ordinal);
        Assert.Contains("✗ Toy            The fake corpus is missing; unset FAKE_CORPUS.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Doctor_measures_no_speed_without_libtorch()
    {
        _program["FAKE_NATIVE"] = "libtorch does not load: install libgomp1.";

        var (code, output, _) = _program.Run("doctor", "--calibrate");

        Assert.Equal(3, code);
        Assert.Contains("✗ speed          cannot be measured before libtorch loads", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_build_writes_the_reports_of_what_was_never_run_and_touches_no_other()
    {
        _program["FAKE_NATIVE"] = "This would load libtorch.";
        Assert.Equal(0, _program.Run("plan-reports").ExitCode);
        string report = _program.PathOf("Toy", "REPORT.md");
        Assert.Contains("Not yet run.", File.ReadAllText(report), StringComparison.Ordinal);
        var old = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(report, old);
        File.WriteAllText(_program.PathOf("TunedToy", "REPORT.md"), "My own words.\n");

        _program.Run("plan-reports");

        Assert.Equal(old, File.GetLastWriteTimeUtc(report));
        Assert.Equal("My own words.\n", File.ReadAllText(_program.PathOf("TunedToy", "REPORT.md")));
    }

    [Fact]
    public void A_build_without_the_corpus_says_so_and_does_not_fail()
    {
        _program["FAKE_CORPUS"] = "missing";
        var (code, output, _) = _program.Run("plan-reports");

        Assert.Equal(0, code);
        Assert.Contains("Toy: warning LB8105: The fake corpus is missing; unset FAKE_CORPUS.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_a_sentence()
    {
        File.WriteAllText(_program.PathOf("Toy"), "A file where the experiment's folder should be.");

        var (code, _, error) = _program.Run("run", "Toy");

        Assert.Equal(3, code);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Contains(_program.PathOf("Toy"), error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fresh_run_trains_again_to_the_same_records_and_keeps_the_earlier_ones()
    {
        _program.CopyQuickRun();
        List<string> first = _program.LearningLines();
        var (code, output, _) = _program.Run("run", "Toy", "--scale", "quick", "--fresh");

        Assert.Equal(0, code);
        Assert.Contains("kept in", output, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing to train", output, StringComparison.Ordinal);
        Assert.Equal(first, _program.LearningLines());
        Assert.Equal(first.Count, File.ReadLines(_program.PathOf("Toy", "runs", "earlier-1", "results.jsonl"))
            .Count(line => line.Contains("\"kind\":\"learning\"", StringComparison.Ordinal)));
    }
}
