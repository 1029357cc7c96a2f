using VerifyTests;

namespace LlamaBatch.Tests;

public sealed class VerifierTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("verify").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public Task A_snapshot_beside_the_test_is_found_by_class_and_method() => Verify("as accepted\nin two lines");

    [Fact]
    public async Task Line_ends_do_not_matter() => await Verify("a\r\nb", "md");

    [Theory]
    [InlineData(100, "a/b")]
    [InlineData(256, "c")]
    public Task Each_case_of_a_theory_has_its_snapshot(int batch, string name) => Verify($"{batch} {name}").UseParameters(batch, name);

    [Fact]
    public Task A_snapshot_of_code_is_not_compiled() => Verify("This would not compile.", "cs");

    [Fact]
    public Task A_snapshot_can_be_named_and_put_elsewhere() => Verify("elsewhere").UseDirectory("Snapshots").UseFileName("Named");

    [Fact]
    public Task Scrubbed_lines_are_left_out() => Verify("kept\nVersion 1.2.3\nkept too").ScrubLinesContaining("version");

    [Fact]
    public void A_missing_snapshot_fails_and_leaves_what_was_received()
    {
        var snapshot = new Snapshot(_folder, "New", "txt");

        var error = Assert.Throws<VerifyException>(() => snapshot.Compare("new", [], accept: false));

        Assert.Contains("There is no snapshot yet.", error.Message, StringComparison.Ordinal);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "new"u8], File.ReadAllBytes(Path.Combine(_folder, "New.received.txt")));
        Assert.False(File.Exists(Path.Combine(_folder, "New.verified.txt")));
    }

    [Fact]
    public void A_difference_fails_with_its_first_line_and_a_match_clears_it()
    {
        var snapshot = new Snapshot(_folder, "Edited", "md");
        File.WriteAllText(snapshot.Verified, "one\r\ntwo\r\nthree");

        var error = Assert.Throws<VerifyException>(() => snapshot.Compare("one\n2\nthree", [], accept: false));
        Assert.Contains("first in line 2:\n- two\n+ 2\n", error.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(snapshot.Received));

        snapshot.Compare("one\ntwo\nthree", [], accept: false);
        Assert.False(File.Exists(snapshot.Received));
    }

    [Fact]
    public async Task A_failed_comparison_fails_the_awaiting_test()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "Taken.verified.txt"), "text");

        await Assert.ThrowsAsync<VerifyException>(async () => await Verify("text").UseFileName("Taken").UseParameters(1));
        await Verify("text").UseDirectory(_folder).UseFileName("Taken");
    }

    [Fact]
    public void A_text_that_ends_early_says_so()
    {
        File.WriteAllText(Path.Combine(_folder, "Short.verified.txt"), "one\ntwo");

        var error = Assert.Throws<VerifyException>(() => new Snapshot(_folder, "Short", "txt").Compare("one", [], accept: false));

        Assert.Contains("first in line 2:\n- two\n+ (end of text)\n", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Accepting_writes_the_snapshot_that_then_matches()
    {
        var snapshot = new Snapshot(_folder, "Accepted", "txt");

        snapshot.Compare("text\r\n", [], accept: true);
        snapshot.Compare("text\n", [], accept: false);

        Assert.Equal([0xEF, 0xBB, 0xBF, .. "text\n"u8], File.ReadAllBytes(snapshot.Verified));
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("true", null, true)]
    [InlineData("true", "false", true)]
    [InlineData("true", "true", false)]
    [InlineData("true", "1", false)]
    [InlineData("false", null, false)]
    public void Nothing_is_accepted_unasked_or_on_a_build_server(string? accept, string? server, bool expected) =>
        Assert.Equal(expected, Snapshot.MayAccept(name => name switch { Snapshot.AcceptVariable => accept, "CI" => server, _ => null }));

    [Theory]
    [InlineData(1)]
    public async Task A_theory_without_its_parameters_fails(int batch)
    {
        var error = await Assert.ThrowsAsync<VerifyException>(async () => await Verify($"{batch}"));

        Assert.Contains("add .UseParameters(batch)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_of_a_test_a_name_is_needed()
    {
        Task<VerifyException> elsewhere;
        using (ExecutionContext.SuppressFlow())
        {
            elsewhere = Task.Run(() => Assert.ThrowsAsync<VerifyException>(async () => await Verify("lost")));
        }

        Assert.Contains("outside of a test", (await elsewhere).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_and_the_empty_text_are_told_apart_from_a_lost_file()
    {
        var nothing = new Snapshot(_folder, "Nothing", "txt");
        var empty = new Snapshot(_folder, "Empty", "txt");

        nothing.Compare(null, [], accept: true);
        empty.Compare("", [], accept: true);

        Assert.Equal("null", File.ReadAllText(nothing.Verified));
        Assert.Equal("emptyString", File.ReadAllText(empty.Verified));
    }

    public class Nested
    {
        [Fact]
        public Task A_nested_class_is_named_with_its_outer_one() => Verify("nested");
    }
}
