using System.Diagnostics;
using Azalia.Bus;
using Azalia.Bus.Ddi;
using Azalia.Simulation;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Benchmarks;

/// <summary>What the routines of the DDI cost.</summary>
internal static class DdiBenchmark
{
    private const int VerbsInACall = 256;
    private const int BufferBytes = 65_536;

    public static Benchmark Verbs { get; } = new(
        "verbs through CORB and RIRB, one in flight, calls of 256", "verbs/s", 2_000_000, IsHigherBetter: true,
        "QEMU's model over qtest: 9,600", static () => WithInterface(scatter: false, MeasureVerbs));

    public static Benchmark AdjacentBuffers { get; } = new(
        "AllocateDmaBuffer + FreeDmaBuffer, 64 KiB, adjacent pages", "us", 15, IsHigherBetter: false, "-",
        static () => WithInterface(scatter: false, MeasureBuffers));

    public static Benchmark ScatteredBuffers { get; } = new(
        "AllocateDmaBuffer + FreeDmaBuffer, 64 KiB, scattered pages", "us", 30, IsHigherBetter: false, "-",
        static () => WithInterface(scatter: true, MeasureBuffers));

    public static Benchmark FirstMapping { get; } = new(
        "the same, the first time: pages mapped side by side", "us", 1_000, IsHigherBetter: false, "-",
        static () => WithInterface(scatter: true, static bus => AllocateAndFree(bus, Allocate(bus), times: 1)));

    private static double WithInterface(bool scatter, Func<IHdAudioBusInterface, double> measure)
    {
        using SimulatedPlatform platform = SimulatedPlatform.Create(new SimulationOptions { ScatterPages = scatter });
        Require(HdaBusDriver.Start(platform, options: null, out HdaBusDriver? driver));
        using HdaBusDriver bus = driver!;
        Require(bus.FunctionGroups[0].QueryInterface(
            HdAudioInterfaceIds.BusInterface, HdAudioInterfaceIds.BusInterfaceSize, HdAudioInterfaceIds.Version, out IHdAudioInterface? table));
        return measure((IHdAudioBusInterface)table!);
    }

    private static double MeasureVerbs(IHdAudioBusInterface bus)
    {
        HdAudioCodecTransfer[] transfers = new HdAudioCodecTransfer[VerbsInACall];
        Array.Fill(transfers, new HdAudioCodecTransfer(new HdAudioCodecCommand(Verb.GetParameter(ParameterId.VendorId).AddressedTo(0, 0).Raw)));
        const int Calls = 2_000;
        for (int i = 0; i < Calls / 4; i++)
            Require(bus.TransferCodecVerbs(transfers));

        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < Calls; i++)
            Require(bus.TransferCodecVerbs(transfers));

        return Calls * VerbsInACall / watch.Elapsed.TotalSeconds;
    }

    private static double MeasureBuffers(IHdAudioBusInterface bus)
    {
        DmaEngineHandle engine = Allocate(bus);
        _ = AllocateAndFree(bus, engine, times: 5_000);
        return AllocateAndFree(bus, engine, times: 5_000);
    }

    private static double AllocateAndFree(IHdAudioBusInterface bus, DmaEngineHandle engine, int times)
    {
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < times; i++)
        {
            Require(bus.AllocateDmaBuffer(engine, BufferBytes, out _, out _, out _, out _));
            Require(bus.FreeDmaBuffer(engine));
        }

        return watch.Elapsed.TotalMicroseconds / times;
    }

    private static DmaEngineHandle Allocate(IHdAudioBusInterface bus)
    {
        Require(bus.AllocateRenderDmaEngine(new HdAudioStreamFormat(48_000, 16, 16, 2), stripe: false, out DmaEngineHandle engine, out _));
        return engine;
    }

    private static void Require(NtStatus status)
    {
        if (!status.IsSuccess)
            throw new InvalidOperationException(status.ToString());
    }
}
