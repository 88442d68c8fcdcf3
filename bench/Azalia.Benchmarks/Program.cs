using System.Globalization;
using Azalia.Benchmarks;
using Azalia.WaveRT.Client;

// Prints each number that the project promises, beside its goal and its peer. An argument selects by a part of the name; --quick measures once and
// shortly, which shows that the benchmarks run and says nothing about speed.
bool quick = args.Contains("--quick");
string? wanted = args.FirstOrDefault(static argument => !argument.StartsWith('-'));
int seconds = quick ? 10 : 600;

Benchmark[] benchmarks =
[
    StreamingBenchmark.Create("one 48 kHz stereo stream, timer mode, 10 ms periods", 480, seconds, 2_000, "QEMU's model over qtest: 150"),
    StreamingBenchmark.Create("one 48 kHz stereo stream, timer mode, 100 ms periods", 4_800, seconds, 10_000, "QEMU's model over qtest: 900"),
    SeveralStreamsBenchmark.Create(2, seconds / 5, 1_000),
    SeveralStreamsBenchmark.Create(4, seconds / 5, 500),
    SeveralStreamsBenchmark.Growth(seconds / 5),
    SideBySideBenchmark.Simulated,
    SideBySideBenchmark.Qemu,
    StreamingBenchmark.Create("one 48 kHz stereo stream, event mode, 10 ms periods", 480, seconds, 2_000, "QEMU's model over qtest: 150", ClientMode.Event),
    StreamingBenchmark.Create("one 48 kHz stereo stream, event mode, 100 ms periods", 4_800, seconds, 10_000, "QEMU's model over qtest: 900", ClientMode.Event),
    StreamingBenchmark.Create("one 48 kHz stereo stream, packet mode, 10 ms periods", 480, seconds, 2_000, "QEMU's model over qtest: 150", ClientMode.Packet),
    DdiBenchmark.Verbs,
    DdiBenchmark.AdjacentBuffers,
    DdiBenchmark.ScatteredBuffers,
    DdiBenchmark.FirstMapping,
    PunctualityBenchmark.Create(quick ? 2 : 60),
    PunctualityBenchmark.OfTheMachine(quick ? 2 : 60),
    CodecTextBenchmark.Reading,
];

Console.WriteLine($"{"question",-60} {"answer",14} {"goal",14}  peer");
foreach (Benchmark benchmark in benchmarks)
{
    if (wanted is not null && !benchmark.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase))
        continue;

    if (benchmark.WhyNot() is { } reason)
    {
        Console.WriteLine($"{benchmark.Name,-60} not measured: {reason}");
        continue;
    }

    double answer = benchmark.Best(quick || benchmark.IsLong ? 1 : 5);
    string sign = benchmark.IsHigherBetter ? ">=" : "<=";
    string shown = answer.ToString(answer < 1 ? "N3" : answer < 100 ? "N1" : "N0", CultureInfo.InvariantCulture);
    string goal = benchmark.Goal.ToString(benchmark.Goal < 1 ? "N1" : "N0", CultureInfo.InvariantCulture);
    Console.WriteLine($"{benchmark.Name,-60} {shown,14} {sign} {goal,11}  {benchmark.Unit}; {benchmark.Peer}{(benchmark.Reaches(answer) || quick ? "" : "   (not reached here)")}");
}

return 0;
