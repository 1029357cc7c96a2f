namespace LlamaBatch.Generators.Tests;

/// <summary>The levels of a claim are read from lists and local functions, as far as no code can change them.</summary>
public class ClaimListTests
{
    private const string Claim =
        "private static Verdict GeneralizesBetter(Results r) =>\n"
        + "        r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [256]), margin: 0.01);";

    [Theory]
    [InlineData("[16, .. Others]", "private static readonly int[] Others = [64, 256];", "LB8002 '64'")]
    [InlineData("[.. Others]", "private static readonly int[] Others = new[] { 16, 512 };", "LB8002 '512'")]
    [InlineData("[.. Others]", "private static readonly List<int> Others = [16, 512];", "LB8002 '512'")]
    [InlineData("[.. Others]", "private static readonly int[] Others = [16, 256];", null)]
    [InlineData("[.. Others]", "private static int[] Others => [16, 512];", "LB8002 '512'")]
    [InlineData("[.. Others]", "private static int[] Others { get { return new[] { 16, Environment.ProcessorCount }; } }", null)]
    [InlineData("[.. Others, 256]", "private static readonly int[] Others = [16, 256];", "LB8011 '[.. Others, 256]'")]
    [InlineData("[.. Others, .. Others]", "private static int[] Others => [256];", "LB8011 '[.. Others, .. Others]'")]
    [InlineData("[.. Others, 256]", "private static readonly int[] Others = [16];", null)]
    [InlineData("[.. Others]", "private static readonly int[] Others = [64, 256]; static BatchStudy() => Others[0] = 16;", null)]
    [InlineData("[.. Others]", "private static readonly int[] Others = [64, 256]; static BatchStudy() => Array.Fill(Others, 16);", null)]
    [InlineData("[.. Others]", "internal static readonly int[] Others = [64, 256];", null)]
    public void A_list_of_the_record(string levels, string list, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Compiled.Of(With(
            "private static Verdict GeneralizesBetter(Results r) => "
            + $"r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: {levels})); {list}"))
            .Problems);

    [Theory]
    [InlineData("int[] others = [16, 512];", "LB8002 '512'")]
    [InlineData("int[] others = new int[] { 512, 16 };", "LB8002 '512'")]
    [InlineData("int[] others = [16, 512]; others[1] = 256;", null)]
    [InlineData("int[] others = [16, 256];", null)]
    public void A_list_of_the_claim(string list, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Compiled.Of(With(
            $"private static Verdict GeneralizesBetter(Results r) {{ {list} return "
            + "r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [.. others])); }")).Problems);

    [Theory]
    [InlineData("static Samples Loss(Results r, int size) => r.EqualTokens.ValidationLoss(batchSize: size);", "Loss(r, 64)", "LB8002 '64'")]
    [InlineData("Samples Loss(int size) => r.EqualTokens.ValidationLoss(batchSize: size);", "Loss(64)", "LB8002 '64'")]
    [InlineData("Samples Loss(int size) { return r.EqualTokens.ValidationLoss(batchSize: size); }", "Loss(64)", "LB8002 '64'")]
    [InlineData("Samples Loss(int size) => r.EqualTokens.ValidationLoss(batchSize: size);", "Loss(256)", null)]
    public void A_local_function(string function, string call, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Compiled.Of(With(
            $"private static Verdict GeneralizesBetter(Results r) {{ return "
            + $"r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow({call}); {function} }}")).Problems);

    private static string With(string claim) => Sample.With(Claim, claim);
}
