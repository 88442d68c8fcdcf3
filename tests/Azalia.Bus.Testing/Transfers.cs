using Azalia.Simulation.Codecs;
using Azalia.Specification.Codecs;
using Azalia.Specification.Windows;

namespace Azalia.Bus.Testing;

/// <summary>Elements for TransferCodecVerbs.</summary>
internal static class Transfers
{
    /// <summary>One element for each command.</summary>
    public static HdAudioCodecTransfer[] Of(params ReadOnlySpan<CodecCommand> commands)
    {
        HdAudioCodecTransfer[] transfers = new HdAudioCodecTransfer[commands.Length];
        for (int i = 0; i < transfers.Length; i++)
            transfers[i] = new HdAudioCodecTransfer(HdAudioCodecCommand.From(commands[i]));

        return transfers;
    }

    /// <summary>As many elements as wanted that ask a codec for its vendor.</summary>
    public static HdAudioCodecTransfer[] AskVendor(byte codecAddress, int count = 1)
    {
        HdAudioCodecTransfer[] transfers = new HdAudioCodecTransfer[count];
        Array.Fill(transfers, new HdAudioCodecTransfer(HdAudioCodecCommand.From(Verb.GetParameter(ParameterId.VendorId).AddressedTo(codecAddress, 0))));
        return transfers;
    }

    /// <summary>
    /// A dialogue in which every second answer tells that the element before it has been done: a gain is set, and read back. No two neighbours have the same one.
    /// </summary>
    public static HdAudioCodecTransfer[] Dialogue(byte codecAddress, int pairs, int firstGain = 0)
    {
        HdAudioCodecTransfer[] transfers = new HdAudioCodecTransfer[2 * pairs];
        for (int i = 0; i < pairs; i++)
        {
            AmplifierSetPayload set = new() { Output = true, Left = true, Gain = GainOf(firstGain + i) };
            transfers[2 * i] = Of(Verb.SetAmplifier(set).AddressedTo(codecAddress, OutputConverter))[0];
            transfers[2 * i + 1] = Of(Verb.GetAmplifier(new AmplifierGetPayload { Output = true, Left = true }).AddressedTo(codecAddress, OutputConverter))[0];
        }

        return transfers;
    }

    /// <summary>What the codec must have answered to <see cref="Dialogue"/>.</summary>
    public static void AssertDialogue(ReadOnlySpan<HdAudioCodecTransfer> transfers, int firstGain = 0)
    {
        for (int i = 0; i < transfers.Length; i++)
        {
            uint expected = i % 2 == 0 ? 0u : GainOf(firstGain + i / 2);
            Assert.True(transfers[i].Input.IsValid, $"Element {i} was not answered.");
            Assert.Equal((i, expected), (i, transfers[i].Input.Response));
        }
    }

    /// <summary>The vendor that a codec must answer.</summary>
    public static uint VendorOf(CodecProfile profile) => profile.VendorId.Raw;

    // Node 02h of the generic codec: 128 gains.
    private const byte OutputConverter = 0x02;

    private static byte GainOf(int index) => (byte)(index % 128);
}
