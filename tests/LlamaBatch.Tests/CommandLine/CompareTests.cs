using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using LlamaBatch.Journal;
using LlamaBatch.Tests.Execution;

namespace LlamaBatch.Tests.CommandLine;

/// <summary><c>compare</c>, as a user types it: results now, a file, a folder, a commit.</summary>
public sealed class CompareTests : IDisposable
{
    private readonly FakeProgram _program = new();

    public CompareTests()
    {
        _program["FAKE_SEEDS"] = "5";
        _program.CopyQuickRun();
    }

    public void Dispose() => _program.Dispose();

    [Fact]
    public void Results_have_no_change_from_themselves()
    {
        File.Copy(_program.PathOf("Toy", "results.jsonl"), _program.PathOf("old.jsonl"));

        foreach (string same in (string[])["Toy", _program.PathOf("old.jsonl"), _program.PathOf("Toy"), _program.Folder])
        {
            var (code, output, error) = _program.Run("compare", same, "Toy", "--fail-on", "any");

            Assert.Equal((0, ""), (code, error));
            Assert.Contains("**No change:** all 4 values (metrics times configurations) are identical.", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_worse_metric_is_named_alone_and_fails_if_asked()
    {
        string worse = Worsened("BatchSize", "16", "ValidationLoss", by: 0.5);

        var (code, output, _) = _program.Run("compare", "Toy", worse);
        Assert.Equal(0, code);
        Assert.Contains("1 of 4 values", output, StringComparison.Ordinal);
        Assert.Matches(@"\| batch size 16 and learning rate \S+ +\| validation loss ", output);
        Assert.Contains("**worse** than the margin allows", output, StringComparison.Ordinal);

        Assert.Equal(1, _program.Run("compare", "Toy", worse, "--fail-on", "metrics").ExitCode);
        Assert.Equal(1, _program.Run("compare", "Toy", worse, "--fail-on", "any").ExitCode);
        Assert.Equal(0, _program.Run("compare", "Toy", worse, "--fail-on", "claims").ExitCode);
        Assert.Equal(0, _program.Run("compare", worse, "Toy", "--fail-on", "metrics").ExitCode);
    }

    /// <summary>Results of another definition have other identities; their levels and seeds still say what they are.</summary>
    [Fact]
    public void Trials_of_another_definition_are_recognized_by_their_levels()
    {
        string other = Rewritten(line =>
        {
            if (line["trial"] is { } trial)
            {
                line["trial"] = "f" + ((string)trial!)[1..];
            }
        });

        var (code, output, _) = _program.Run("compare", other, "Toy");

        Assert.Equal(0, code);
        Assert.Contains("**No change:** all 4 values", output, StringComparison.Ordinal);
        Assert.Contains("They are matched by their levels and seeds.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_commit_has_the_results_of_its_time()
    {
        foreach (string[] git in (string[][])
            [["init", "-q"], ["add", "Toy/results.jsonl"], ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "Results"]])
        {
            Assert.Equal(0, Git(git));
        }

        File.Copy(Worsened("BatchSize", "4", "TrainLoss", by: 0.5), _program.PathOf("Toy", "results.jsonl"), overwrite: true);
        Directory.Delete(_program.PathOf("Toy", "runs"), recursive: true);

        Assert.Contains("1 of 4 values", _program.Run("compare", "HEAD", "Toy").Output, StringComparison.Ordinal);
        Assert.Contains("**No change:**", _program.Run("compare", "HEAD", "HEAD", "--experiment", "Toy").Output, StringComparison.Ordinal);
        var (code, _, error) = _program.Run("compare", "HEAD", "TunedToy");
        Assert.Equal((2, "The commit 'HEAD' has no TunedToy/results.jsonl."), (code, error.Trim()));
    }

    /// <summary>A value that nobody measured must not pass as no worse.</summary>
    [Fact]
    public void Missing_values_fail_if_asked()
    {
        string path = _program.PathOf("fewer.jsonl");
        File.WriteAllLines(path, File.ReadLines(_program.PathOf("Toy", "results.jsonl"))
            .Where(line => !line.Contains("\"BatchSize\":\"16\"", StringComparison.Ordinal)));

        var (code, output, _) = _program.Run("compare", "Toy", path, "--fail-on", "metrics");
        Assert.Equal(1, code);
        Assert.Contains("Configurations of `Toy` alone: batch size 16", output, StringComparison.Ordinal);
        Assert.Equal(0, _program.Run("compare", path, "Toy", "--fail-on", "metrics").ExitCode);

        var (none, nothing, _) = _program.Run("compare", "Toy", "TunedToy", "--fail-on", "metrics");
        Assert.Equal(1, none);
        Assert.Contains("**Nothing to compare:**", nothing, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_that_noise_may_explain_is_listed()
    {
        bool isFirst = true;
        string noisy = Rewritten(line =>
        {
            if (isFirst && (string?)line["kind"] == "learning" && (string?)line["levels"]!["BatchSize"] == "16")
            {
                isFirst = false;
                foreach (JsonNode? record in line["series"]!["ValidationLoss"]!.AsArray())
                {
                    record![1] = (double)record[1]! + 0.01;
                }
            }
        });

        string output = _program.Run("compare", "Toy", noisy, "--fail-on", "any").Output;
        Assert.Contains("**No change beyond noise** in 4 values", output, StringComparison.Ordinal);
        Assert.Contains("Differences that noise may explain:", output, StringComparison.Ordinal);
        Assert.Matches(@"\| batch size 16 and learning rate \S+ +\| validation loss .*\| noise may explain it", output);
    }

    [Fact]
    public void A_file_that_is_no_results_file_is_named_as_the_user_wrote_it()
    {
        string path = _program.PathOf("notes.txt");
        File.WriteAllText(path, "These are not results.\n");

        var (code, _, error) = _program.Run("compare", path, "Toy");
        Assert.Equal(3, code);
        Assert.StartsWith($"'{path}' has no readable line of results.", error, StringComparison.Ordinal);

        string damaged = Rewritten(_ => { });
        File.AppendAllText(damaged, "{\"kind\":\n");
        error = _program.Run("compare", damaged, "Toy").Error;
        Assert.Contains(damaged, error, StringComparison.Ordinal);
        Assert.DoesNotContain("llamabatch-compare-", error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_study_is_a_sentence()
    {
        Directory.CreateDirectory(_program.PathOf("empty"));

        Says("'Tooy' is neither an experiment nor a file, a folder or a commit of Git. Did you mean 'Toy'?", "Tooy", "Toy");
        Says("'--all' is neither", "Toy", "--", "--all");
        Says($"The folder '{_program.PathOf("empty")}' has no results.jsonl of Toy.", _program.PathOf("empty"), "Toy");
        Says("Neither study says which experiment it is of. Add --experiment <name>.", "HEAD", "HEAD");
        Says("Unknown experiment 'Nothing'.", "HEAD", "Toy", "--experiment", "Nothing");
        Says("--experiment '*Toy' matches several experiments; name one.", "HEAD", "Toy", "--experiment", "*Toy");
        Says("Argument 'all' not recognized.", "Toy", "Toy", "--fail-on", "all");
        Says("Required argument missing for command: 'compare'.", "Toy");
    }

    private void Says(string sentence, params string[] arguments)
    {
        var (code, output, error) = _program.Run(["compare", .. arguments]);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
    }

    private string Worsened(string axis, string level, string metric, double by) => Rewritten(line =>
    {
        if ((string?)line["kind"] == "learning" && (string?)line["levels"]![axis] == level)
        {
            foreach (JsonNode? record in line["series"]![metric]!.AsArray())
            {
                record![1] = (double)record[1]! + by;
            }
        }
    });

    /// <summary>A copy of the results with changed lines, whose checksums are right.</summary>
    private string Rewritten(Action<JsonObject> change)
    {
        string path = _program.PathOf("changed.jsonl");
        File.WriteAllLines(path, File.ReadLines(_program.PathOf("Toy", "results.jsonl")).Select(line =>
        {
            JsonObject json = JsonNode.Parse(line)!.AsObject();
            json.Remove("sum");
            change(json);
            return ChecksummedLine.Seal(Encoding.UTF8.GetBytes(json.ToJsonString()));
        }));
        return path;
    }

    private int Git(string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = _program.Folder };
        using Process git = Process.Start(start)!;
        git.WaitForExit();
        return git.ExitCode;
    }
}
