using System.Globalization;
using Azalia.Simulation.Controller;
using Azalia.Simulation.Tests.Controller;

namespace Azalia.Simulation.Tests.Hostile;

/// <summary>Accesses at random, from a seed, to any place at any width, mixed with time, lost memory and lost bus mastery.</summary>
public sealed class RandomAccesses
{
    private const int Seed = 20_040_415;

    // One million; the environment asks for more.
    private static readonly int s_accesses = int.TryParse(
        Environment.GetEnvironmentVariable("AZALIA_ACCESSES"), NumberStyles.None, CultureInfo.InvariantCulture, out int wanted) ? wanted : 1_000_000;

    public static TheoryData<string, int> Shares { get; } = MakeShares();

    [Theory]
    [MemberData(nameof(Shares))]
    public void Do_no_harm(string profile, int share)
    {
        Random random = new(Seed + share);
        ControllerRig rig = new(ControllerProfiles.Find(profile), codecs: 3);
        random.NextBytes(rig.Memory.Bytes);
        for (int access = 0; access < s_accesses / Shares.Count; access++)
        {
            Access(rig, random);
            if (access % 50_000 == 0)
            {
                rig.Memory.AllowEverything();
                foreach (TestCodec codec in rig.Codecs)
                    codec.Forget();
            }
        }

        Patient.AssertBounded(rig);
        if (share < 4)
            Patient.AssertCured(rig);
    }

    private static TheoryData<string, int> MakeShares()
    {
        TheoryData<string, int> shares = [];
        string[] profiles = ["pch", "pch", "pch", "pch", .. ControllerProfiles.All.Skip(1).Select(profile => profile.Name)];
        for (int share = 0; share < profiles.Length; share++)
            shares.Add(profiles[share], share);
        return shares;
    }

    private static void Access(ControllerRig rig, Random random)
    {
        int offset = random.Next(10) == 0 ? random.Next(0x4008) : random.Next(0x1A0);
        int width = 1 << random.Next(3);
        if (random.Next(3) == 0)
            _ = rig.Device.Read(offset, width);
        else
            rig.Device.Write(offset, width, Value(random));
        if (random.Next(4) == 0)
            rig.Advance(random.Next(2000));
        if (random.Next(200) == 0)
        {
            // A controller that sits in reset learns nothing.
            rig.Write32(0x08, 0x101);
            rig.AdvanceFrames(30);
        }

        if (random.Next(100) == 0)
            rig.Device.BusMasterEnabled ^= true;
        if (random.Next(1000) == 0)
            rig.Memory.Refuse(random.Next(TestMemory.Size), random.Next(1, 4096));
        if (random.Next(50) == 0)
            rig.Codecs[random.Next(3)].SayUnsolicited(rig.Now, (uint)random.Next());
        rig.Codecs[random.Next(3)].Speaks = (uint)random.Next(65536);
        if (rig.Device.NextEventTick <= rig.Now)
            Assert.Fail("The next event is not in the future.");
    }

    private static uint Value(Random random) => random.Next(6) switch
    {
        0 => (uint)random.NextInt64(1L << 32),
        1 => 0xFFFF_FFFF,
        2 => 1u << random.Next(32),
        3 => (uint)random.Next(256),
        4 => ControllerRig.Low(random.Next(TestMemory.Size)),
        _ => (uint)(TestMemory.Base >> 32) | (uint)random.Next(16) << 20,
    };
}
