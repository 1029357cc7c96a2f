using System.Diagnostics;
using System.Globalization;
using LlamaBatch.Faults;

// "--faults 1000 --seed 1" disturbs sweeps, "--calls 1000 --minutes 30 --seed 1" lets so many system calls fail, one at a
// time, for so long. Exit codes: 0 nothing was lost, 1 something was, 2 usage, 3 this machine cannot.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
int faults = 1000;
int? calls = null;
int minutes = 24 * 60;
int seed = 20261124;
for (int i = 0; i < args.Length; i += 2)
{
    if (i + 1 >= args.Length || !int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number == 0
        || args[i] is not ("--faults" or "--calls" or "--minutes" or "--seed"))
    {
        Console.Error.WriteLine("The campaign takes --faults <number>, 1000 by default, "
            + "or --calls <number> with --minutes <number> at most, and --seed <number>.");
        return 2;
    }

    (faults, calls, minutes, seed) = args[i] switch
    {
        "--faults" => (number, calls, minutes, seed),
        "--calls" => (faults, number, minutes, seed),
        "--minutes" => (faults, calls, number, seed),
        _ => (faults, calls, minutes, number),
    };
}

if (!OperatingSystem.IsLinux())
{
    Console.Error.WriteLine("The campaign needs Linux: it finds workers in /proc and stops them with signals.");
    return 3;
}

var clock = Stopwatch.StartNew();
if (calls is int most)
{
    using FailingLibrary? library = FailingLibrary.Compile();
    if (library is null)
    {
        Console.Error.WriteLine("The campaign of system calls needs a C compiler: install gcc.");
        return 3;
    }

    var failing = new CallCampaign(library, most, TimeSpan.FromMinutes(minutes), seed);
    failing.Run();
    Console.WriteLine(failing.Table(clock.Elapsed));
    return failing.IsClean ? 0 : 1;
}

var campaign = new Campaign(faults, seed);
campaign.Run();
Console.WriteLine(campaign.Tally.Table(clock.Elapsed, seed, campaign.LeftOut));
return campaign.Tally.IsClean ? 0 : 1;
