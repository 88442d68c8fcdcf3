using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azalia.Specification.Streams;

namespace Azalia.Simulation.Tests.Controller;

/// <summary>A driver's life from a seed: streams of all kinds, verbs, jacks, pauses, resets and refused memory, at given ticks; and what
/// became of it, as text.</summary>
/// <param name="seed">What everything follows from.</param>
/// <param name="refusesData">Whether memory of running outputs may become unreachable.</param>
internal sealed class DeviceScript(int seed, bool refusesData = true)
{
    private const int Actions = 25;

    private readonly StringBuilder _log = new();
    private readonly List<StreamRig> _streams = [];

    /// <summary>Runs the script.</summary>
    /// <param name="advance">Brings the device to a tick; the random numbers are its own.</param>
    /// <returns>Everything that could be seen at the actions' ticks and at the end.</returns>
    public string Run(Action<ControllerRig, long, Random> advance)
    {
        Random random = new(seed);
        Random steps = new(seed + 1);
        ControllerRig rig = ControllerRig.WithRings(codecs: 2);
        rig.Codec.Speaks = 0b1111_0000_0000_0000;
        rig.Write32(0x08, 0x101);
        rig.Write32(0x20, 0xC000_00FF);
        rig.Write32(0x74, ControllerRig.High(ControllerRig.Positions));
        rig.Write32(0x70, ControllerRig.Low(ControllerRig.Positions) | (uint)random.Next(2));
        random.NextBytes(rig.Memory.Bytes.AsSpan(ControllerRig.Buffers));
        for (int index = 0; index < 8; index++)
            _streams.Add(Prepare(rig, index, random));

        for (int action = 0; action < Actions; action++)
        {
            Act(rig, random);
            long wait = random.Next(5) switch
            {
                0 => random.Next(600),
                1 => 500 * random.Next(10),
                2 => random.Next(1_000_000),
                _ => random.Next(40_000),
            };
            advance(rig, rig.Now + wait, steps);
            See(rig);
        }

        foreach (TestCodec codec in rig.Codecs)
        {
            foreach ((byte number, List<byte> bytes) in codec.Heard.OrderBy(heard => heard.Key))
                _ = _log.AppendLine(CultureInfo.InvariantCulture, $"heard {number}: {bytes.Count} {Digest([.. bytes])}");
            foreach (((long tick, uint command), long heard) in codec.Verbs.Zip(codec.HeardBeforeVerbs))
                _ = _log.AppendLine(CultureInfo.InvariantCulture, $"verb {tick} {command:X8} behind {heard}");
        }

        return _log.AppendLine(CultureInfo.InvariantCulture, $"memory {Digest(rig.Memory.Bytes)}").ToString();
    }

    /// <summary>All that can interrupt, and all that a driver polls for.</summary>
    public static string VisibleStatus(ControllerRig rig)
    {
        StringBuilder text = new();
        _ = text.Append(CultureInfo.InvariantCulture, $"{rig.Read32(0x08):X} {rig.Read16(0x0E):X} {rig.Read32(0x24):X8}");
        _ = text.Append(CultureInfo.InvariantCulture, $" {rig.Read8(0x4D):X} {rig.Read8(0x5D):X} {rig.Read16(0x58):X}");
        for (int index = 0; index < 8; index++)
            _ = text.Append(CultureInfo.InvariantCulture, $" {rig.Read32(0x80 + 0x20 * index):X8}");
        return text.ToString();
    }

    private static StreamRig Prepare(ControllerRig rig, int index, Random random)
    {
        SampleRate rate = SampleRates.All[random.Next(SampleRates.All.Length)];
        ushort format = (ushort)(rate.Code | random.Next(5) << 4 | random.Next(random.Next(3) == 0 ? 16 : 2));
        int[] pieces = new int[random.Next(2, 12)];
        for (int i = 0; i < pieces.Length; i++)
        {
            // Inputs have sound lists only: what a codec had sent when a list fails depends on how far ahead it was asked.
            int length = random.Next(4) switch
            {
                0 when index >= 4 => random.Next(0, 5),
                1 => random.Next(6, 200),
                2 => 128 * random.Next(1, 10),
                _ => random.Next(1, 3000),
            };
            pieces[i] = random.Next(2) == 0 ? length : -length;
        }

        pieces[0] = 512;
        return new StreamRig(rig, index, (byte)(index < 4 ? 12 + index : 1 + index)).Prepare(format, pieces);
    }

    private void Act(ControllerRig rig, Random random)
    {
        StreamRig stream = _streams[random.Next(_streams.Count)];
        switch (random.Next(12))
        {
            case 0 or 1 or 2 or 3:
                stream.Start();
                break;
            case 4:
                stream.Stop();
                break;
            case 5:
                rig.Write32(0x38, (uint)random.Next(random.Next(2) * 256));
                break;
            case 6:
                for (int verbs = random.Next(20); verbs > 0; verbs--)
                    rig.Queue((uint)random.Next() & 0x1FFF_FFFF);
                break;
            case 7:
                for (int jacks = random.Next(4); jacks > 0; jacks--)
                    rig.Codecs[random.Next(2)].SayUnsolicited(rig.Now + random.Next(5000), (uint)random.Next());
                break;
            case 8:
                stream.Status = 0x1C;
                rig.Write8(0x5D, 5);
                break;
            case 9 when stream.Index >= 4:
                (int start, int length) = (random.Next(1000), random.Next(1, 300));
                if (refusesData)
                    rig.Memory.Refuse(stream.Buffer + start, length);
                break;
            case 10 when stream.Index >= 4:
                stream.WriteControl((uint)random.Next(2));
                break;
            case 11 when random.Next(4) == 0:
                rig.Memory.Refuse(stream.Index >= 4 ? stream.List + 16 * random.Next(12) : ControllerRig.Positions, 16);
                break;
            default:
                break;
        }
    }

    private void See(ControllerRig rig)
    {
        _ = _log.Append(CultureInfo.InvariantCulture, $"{rig.Now}: {VisibleStatus(rig)} {rig.Read16(0x4A):X}");
        _ = _log.Append(CultureInfo.InvariantCulture, $" line {rig.Device.LineAsserted}");
        for (int index = 0; index < 8; index++)
            _ = _log.Append(CultureInfo.InvariantCulture, $" {rig.Read32(0x84 + 0x20 * index)}");
        _ = _log.AppendLine();
    }

    private static string Digest(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes))[..16];
}
