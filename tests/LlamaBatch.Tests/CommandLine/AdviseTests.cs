using System.Globalization;
using System.Text.RegularExpressions;
using LlamaBatch.Tests.Execution;

namespace LlamaBatch.Tests.CommandLine;

/// <summary>What <c>advise</c> prints.</summary>
public sealed partial class AdviseTests : IDisposable
{
    private readonly FakeProgram _program = new();

    public void Dispose() => _program.Dispose();

    /// <summary>The question that the advice is judged by, on the command line.</summary>
    [Fact]
    public void The_advice_for_Llama_8B_without_its_study_holds_what_the_study_found()
    {
        var (code, output, error) = _program.Run(
            "advise", "--parameters", "8B", "--tokens", "1.3G", "--sequence-length", "8192", "--without", "realllama8b");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Left out: RealLlama8B.", output, StringComparison.Ordinal);
        Match critical = CriticalRow().Match(output);
        Assert.True(critical.Success, output);
        Assert.InRange(65, NumberOf(critical.Groups[1]), NumberOf(critical.Groups[2]));
        Assert.InRange(100, NumberOf(critical.Groups[1]), NumberOf(critical.Groups[2]));
        Assert.Matches(@"Back-test: each study is left out in turn, .*critical batch size, [0-9]+ of [0-9]+ \(", output);
        Assert.Contains("Weight decay: not known.", output, StringComparison.Ordinal);
        Assert.Matches(@"Exponent of the best learning rate in the batch size +0\.[0-9]{2} +−0\.[0-9]{2} to 1\.[0-9]{2}", output);
        Assert.Matches(@"Malladi2022 +0\.50 +derived", output);
        Assert.Contains("exponent of the learning rate, 6 of 6.", output, StringComparison.Ordinal);
    }

    /// <summary>Each component of memory is exact or has a range, and a sentence says which.</summary>
    [Fact]
    public void Memory_is_exact_or_has_a_range()
    {
        var (code, output, _) = _program.Run("advise", "--parameters", "8B", "--tokens", "15T", "--sequence-length", "8192");

        Assert.Equal(0, code);
        Assert.Equal(3, Regex.Count(output, @"B +exact *\n"));
        Assert.Equal(3, Regex.Count(output, @"B +[0-9.]+ [kMGT]?B to [0-9.]+ [kMGT]?B *\n"));
        Assert.Contains("measured peak memory exceeds the prediction by at most 4 %.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Far_advice_says_how_far_it_extrapolates_and_that_nothing_tests_it()
    {
        var (code, output, _) = _program.Run(
            "advise", "--parameters", "8B", "--tokens", "15T", "--sequence-length", "8192", "--device-memory", "80GB");

        Assert.Equal(0, code);
        Assert.Equal(3, UntestedRow().Count(output));
        Assert.Matches(@"Peak learning rate .*e-3 +×[0-9]+ *\n", output);           // the back-test has a rate farther out
        Assert.Contains(
            "The batch size with the lowest loss is untested: this training lies ×150 beyond the nearest fit.",
            output,
            StringComparison.Ordinal);
        Assert.Contains("Memory of Llama 3.1 8B", output, StringComparison.Ordinal);
        Assert.Contains("each of 8 devices holds a micro-batch of 1 sequence.", output, StringComparison.Ordinal);
    }

    /// <summary>
    /// Laws of the tokens alone are near any number of parameters. So a model of 10,000 parameters would seem to lie inside their fits.
    /// </summary>
    [Theory]
    [InlineData("10k", "10G", true)]
    [InlineData("400M", "8G", false)]
    public void Advice_says_that_no_optimum_has_so_many_tokens_per_parameter(string parameters, string tokens, bool isUnseen)
    {
        var (code, output, _) = _program.Run("advise", "--parameters", parameters, "--tokens", tokens, "--sequence-length", "2048");

        Assert.Equal(0, code);
        Assert.Equal(isUnseen, output.Contains("This training has 1,000,000 tokens per parameter.", StringComparison.Ordinal));
        Assert.Equal(isUnseen, output.Contains("The measured optima have", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_nothing_is_near_it_refuses_in_a_sentence()
    {
        var (code, output, _) = _program.Run("advise", "--parameters", "1e15", "--tokens", "1e18", "--sequence-length", "8192");

        Assert.Equal(0, code);
        Assert.Equal(3, NothingNear().Count(output));
        Assert.DoesNotContain("sequences (", output, StringComparison.Ordinal);
        Assert.Contains("no known Llama has 1 P parameters within 10 %. Known: LlamaConfig.Nano, ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Sgd_gets_its_rule_and_no_batch()
    {
        var (code, output, _) = _program.Run(
            "advise", "--parameters", "7B", "--tokens", "1T", "--sequence-length", "2048", "--optimizer", "sgd");

        Assert.Equal(0, code);
        Assert.Contains("No study here has a law of the batch size or the learning rate of SGD.", output, StringComparison.Ordinal);
        Assert.Contains("multiply it by the ratio of the batch sizes to the power 0.79 (90 % interval ", output, StringComparison.Ordinal);
        Assert.Contains("exponent of the learning rate, 5 of 5.", output, StringComparison.Ordinal);
        Assert.Contains("float32 weights, momentum", output, StringComparison.Ordinal);
        Assert.DoesNotContain("sequences (", output, StringComparison.Ordinal);
    }

    [Fact]
    public void It_speaks_Chinese()
    {
        var (code, output, _) = _program.Run(
            "advise", "--parameters", "8B", "--tokens", "15T", "--sequence-length", "8192", "--language", "zh-CN");

        Assert.Equal(0, code);
        Assert.Contains("临界批大小：文本量和步数均为最小值的两倍", output, StringComparison.Ordinal);
        Assert.Contains("回测（轮流去掉一项研究）", output, StringComparison.Ordinal);
        Assert.DoesNotMatch("[a-z]{3,} [a-z]{3,} [a-z]{3,}", output);
    }

    [Theory]
    [InlineData("'advise' needs --parameters, for example --parameters 8B.")]
    [InlineData("'advise' needs --tokens, for example --tokens 15T.", "--parameters", "8B")]
    [InlineData("'advise' needs --sequence-length, for example --sequence-length 8192.", "--parameters", "8B", "--tokens", "15T")]
    [InlineData(
        "--parameters is '8X'; it must be a number from 1,000 to 1e18, such as 8B, 0.1M or 1e9.",
        "--parameters", "8X", "--tokens", "15T", "--sequence-length", "8192")]
    [InlineData(
        "--sequence-length is '8192.5'; it must be a whole number of tokens, at most 1e8 and at most --tokens.",
        "--parameters", "8B", "--tokens", "15T", "--sequence-length", "8192.5")]
    [InlineData(
        "--sequence-length is '8k'; it must be a whole number of tokens, at most 1e8 and at most --tokens.",
        "--parameters", "8B", "--tokens", "4000", "--sequence-length", "8k")]
    [InlineData(
        "--device-memory is '80'; it must be a number of bytes with its unit, such as 80GB or 80GiB.",
        "--parameters", "8B", "--tokens", "15T", "--sequence-length", "8192", "--device-memory", "80")]
    [InlineData(
        "Unknown study 'RealLlama7B'. Did you mean 'RealLlama8B'?",
        "--parameters", "8B", "--tokens", "15T", "--sequence-length", "8192", "--without", "RealLlama7B")]
    [InlineData("Argument 'adam' not recognized. Must be one of:", "--optimizer", "adam")]
    public void A_mistake_is_answered_in_a_sentence_with_exit_code_2(string sentence, params string[] arguments)
    {
        var (code, output, error) = _program.Run(["advise", .. arguments]);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
    }

    /// <summary>With fewer studies there is less to say, and never an exception.</summary>
    [Fact]
    public void With_one_study_left_it_does_not_know_the_errors()
    {
        string[] others = [.. LlamaBatch.Advice.Studies.All.Select(study => study.Name).Where(name => name != "StepLaw2025")];
        var (code, output, error) = _program.Run([
            "advise", "--parameters", "1B", "--tokens", "20G", "--sequence-length", "2048",
            .. others.SelectMany(name => (string[])["--without", name]),
        ]);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains(
            "Too few studies are left to estimate the error of the laws of the batch size with the lowest loss.",
            output,
            StringComparison.Ordinal);
        Assert.Contains("No study here has a law of the critical batch size.", output, StringComparison.Ordinal);
    }

    private static double NumberOf(Group group) => double.Parse(group.Value.Replace(",", ""), CultureInfo.InvariantCulture);

    [GeneratedRegex("Critical batch size: .* ([0-9.,]+) to ([0-9.,]+) sequences")]
    private static partial Regex CriticalRow();

    [GeneratedRegex("sequences +×[0-9]+, untested")]
    private static partial Regex UntestedRow();

    [GeneratedRegex("No estimate of the .*: the nearest fit, [A-Za-z0-9]+, ends ×[0-9,]+ away from this training, "
        + "and the back-test covers distances up to ×[0-9,]+")]
    private static partial Regex NothingNear();
}
