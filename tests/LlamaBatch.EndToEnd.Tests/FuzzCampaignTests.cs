using LlamaBatch.Fuzzing;

namespace LlamaBatch.EndToEnd.Tests;

/// <summary>
/// A thousand damaged files, always the same; <c>dotnet run -c Release --project tests/LlamaBatch.Fuzz</c> takes
/// millions.
/// </summary>
public sealed class FuzzCampaignTests
{
    [Fact]
    public void No_damaged_file_gives_a_wrong_exception_takes_all_memory_or_writes_markup_into_a_report()
    {
        // A hang would be ended by the watch, with the number of the input; on a busy machine an input may take long.
        var campaign = new Campaign(inputs: 1_000, seed: 20261126, TimeSpan.FromMinutes(5));
        campaign.Run(threads: 1);

        Assert.Empty(campaign.Findings);
    }
}
