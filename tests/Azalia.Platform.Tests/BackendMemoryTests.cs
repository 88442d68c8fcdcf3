using Azalia.Platform.Executive;
using Azalia.Platform.Memory;

namespace Azalia.Platform.Tests;

/// <summary>What a backend with a machine of its own needs of memory and interrupt.</summary>
public sealed class BackendMemoryTests
{
    private const int Pages = 64;
    private const int Reserved = 16;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reserved_pages_are_never_given_out_and_all_others_are(bool scatter)
    {
        Assert.SkipUnless(!scatter || OperatingSystem.IsLinux(), "Scattered pages need Linux.");
        using DmaMemory memory = Create(scatter);
        HashSet<ulong> given = [];

        while (memory.Allocate(DmaMemory.PageSize) is { } mdl)
            Assert.True(given.Add(mdl.PageAddress(0).Value));

        Assert.Equal(Pages - Reserved, given.Count);
        Assert.Equal(Reserved * (ulong)DmaMemory.PageSize, given.Min());
        Assert.Equal((Pages - 1) * (ulong)DmaMemory.PageSize, given.Max());
    }

    [Fact]
    public void Another_process_finds_the_arena_by_its_path_and_shares_its_bytes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the arena is private memory.");
        using DmaMemory memory = Create(scatter: false);
        Mdl mdl = memory.Allocate(DmaMemory.PageSize)!;
        using DmaView view = memory.Map(mdl);
        view.Write32(8, 0x1234_5678);

        using FileStream file = new(memory.ArenaPath!, FileMode.Open, FileAccess.ReadWrite);
        byte[] bytes = new byte[4];
        file.Position = (long)view.AddressOf(8).Value;
        file.ReadExactly(bytes);
        file.Position = (long)view.AddressOf(12).Value;
        file.Write([1, 0, 0, 0]);
        file.Flush();

        Assert.Equal(Pages * DmaMemory.PageSize, file.Length);
        Assert.Equal([0x78, 0x56, 0x34, 0x12], bytes);
        Assert.Equal(1u, view.Read32(12));
    }

    [Fact]
    public void A_message_is_taken_before_the_service_routine_runs_so_that_the_next_one_makes_another_run()
    {
        InterruptSource source = null!;
        source = new InterruptSource { ServiceStarts = () => source.Set(false) };
        int runs = 0;
        KInterrupt connection = source.Connect(() =>
        {
            runs++;
            Assert.False(source.IsAsserted);
            if (runs < 3)
                source.Set(true);

            return true;
        });

        source.Set(true);
        source.Deliver();

        Assert.Equal(3, runs);
        Assert.False(source.IsAsserted);
        connection.Disconnect();
    }

    private static DmaMemory Create(bool scatter) => new(new DmaMemoryOptions
    {
        BaseAddress = default,
        ArenaBytes = Pages * DmaMemory.PageSize,
        ReservedBytes = Reserved * DmaMemory.PageSize,
        LargestBuffer = DmaMemory.PageSize,
        Scatter = scatter,
    });
}
