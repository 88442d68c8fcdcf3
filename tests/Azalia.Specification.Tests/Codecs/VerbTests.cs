using System.Globalization;
using System.Reflection;
using Azalia.Specification.Codecs;
using Azalia.Specification.Streams;

namespace Azalia.Specification.Tests.Codecs;

public sealed class VerbTests
{
    // Command, codec, node, verb, payload: the decoding examples of the document.
    public static TheoryData<uint, int, int, VerbId, int> Examples => new()
    {
        { 0x001F0500, 0, 0x01, VerbId.GetPowerState, 0x00 },
        { 0x00170503, 0, 0x01, VerbId.SetPowerState, 0x03 },
        { 0x0023B080, 0, 0x02, VerbId.SetAmplifier, 0xB080 },
        { 0x00220031, 0, 0x02, VerbId.SetConverterFormat, 0x0031 },
        { 0x00270610, 0, 0x02, VerbId.SetStreamChannel, 0x10 },
        { 0x014707C0, 0, 0x14, VerbId.SetPinControl, 0xC0 },
        { 0x20170500, 2, 0x01, VerbId.SetPowerState, 0x00 },
    };

    public static TheoryData<string> Ids => [.. VerbTable.All.Keys];

    [Theory, MemberData(nameof(Examples))]
    public void A_documented_command_decodes_to_its_parts(uint raw, int codecAddress, int nodeId, VerbId id, int payload)
    {
        CodecCommand command = new(raw);

        Assert.Equal((codecAddress, nodeId, false), (command.CodecAddress, command.NodeId, command.IsIndirect));
        Assert.Equal((id, payload), (command.Verb.Id, command.Verb.Payload));
    }

    [Theory, MemberData(nameof(Examples))]
    public void A_documented_command_is_built_from_its_parts(uint raw, int codecAddress, int nodeId, VerbId id, int payload) =>
        Assert.Equal(raw, Verb.Create(id, (ushort)payload).AddressedTo((byte)codecAddress, (byte)nodeId).Raw);

    [Fact]
    public void Documented_commands_have_their_documented_meaning()
    {
        AmplifierSetPayload amplifier = new(new CodecCommand(0x0023B080).Verb.Payload);
        StreamFormat format = new(new CodecCommand(0x00220031).Verb.Payload);
        ConverterBinding binding = new((byte)new CodecCommand(0x00270610).Verb.Payload);
        PinControl pin = new((byte)new CodecCommand(0x014707C0).Verb.Payload);

        Assert.Equal((true, false, true, true, true, 0), (amplifier.Output, amplifier.Input, amplifier.Left, amplifier.Right, amplifier.Mute, amplifier.Gain));
        Assert.Equal((48_000, 24, 2), (format.SampleRate, format.BitsPerSample, format.Channels));
        Assert.Equal((1, 0), (binding.Stream, binding.Channel));
        Assert.Equal((true, true, false), (pin.HeadphoneEnable, pin.OutEnable, pin.InEnable));
    }

    [Fact]
    public void No_verb_is_missing_and_none_is_extra() =>
        Assert.Equal(VerbTable.All.Keys.Order(), Enum.GetNames<VerbId>().Where(name => name != nameof(VerbId.None)).Order());

    [Theory, MemberData(nameof(Ids))]
    public void A_verb_has_its_documented_number(string name) => Assert.Equal(VerbTable.All[name], (uint)Enum.Parse<VerbId>(name));

    [Theory, MemberData(nameof(Ids))]
    public void A_verb_keeps_identifier_and_payload(string name)
    {
        VerbId id = Enum.Parse<VerbId>(name);
        bool isLong = VerbTable.All[name] <= 0xF;

        Property.Holds(Property.UInt32, payload =>
        {
            Verb verb = Verb.Create(id, (ushort)payload);
            return verb.Id == id && verb.IsLong == isLong && verb.Payload == (payload & (isLong ? 0xFFFFu : 0xFFu)) && verb.Raw <= 0xF_FFFF;
        });
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_verb_that_gets_says_so(string name) =>
        Assert.Equal(name.StartsWith("Get", StringComparison.Ordinal), Verb.Create(Enum.Parse<VerbId>(name)).IsGet);

    [Theory, MemberData(nameof(Ids))]
    public void Its_factory_makes_it(string name)
    {
        // The vendor's verb and the alias of F0Dh have no factory of their own; the parts of a register share one.
        string factory = name.TrimEnd('0', '1', '2', '3', '4');
        int part = name.Length == factory.Length ? 0 : name[^1] - (factory == "SetDigitalConverter" ? '1' : '0');
        if (name is "GetIntelVendorControl" or "SetIntelVendorControl" or "GetDigitalConverter2")
            return;

        MethodInfo method = typeof(Verb).GetMethods(BindingFlags.Public | BindingFlags.Static).Single(candidate => candidate.Name == factory);
        object?[] arguments = [.. method.GetParameters().Select(parameter => Argument(parameter, part))];

        Assert.Equal(Enum.Parse<VerbId>(name), ((Verb)method.Invoke(null, arguments)!).Id);
    }

    [Fact]
    public void Factories_place_their_payloads()
    {
        Assert.Equal(0xF0009u, Verb.GetParameter(ParameterId.WidgetCapabilities).Raw);
        Assert.Equal(0x70652u, Verb.SetStreamChannel(stream: 5, channel: 2).Raw);
        Assert.Equal(0x24011u, Verb.SetConverterFormat(new StreamFormat(0x4011)).Raw);
        Assert.Equal(0x39A05u, Verb.SetAmplifier(new AmplifierSetPayload { Output = true, Right = true, Index = 0xA, Gain = 5 }).Raw);
        Assert.Equal(0xBA000u, Verb.GetAmplifier(new AmplifierGetPayload { Output = true, Left = true }).Raw);
        Assert.Equal(0x70503u, Verb.SetPowerState(PowerState.D3).Raw);
        Assert.Equal(0x70C02u, Verb.SetEapd(new EapdControl { ExternalAmplifierPower = true }).Raw);
        Assert.Equal(0x70740u, Verb.SetPinControl(new PinControl { OutEnable = true }).Raw);
        Assert.Equal(0x70885u, Verb.SetUnsolicited(new UnsolicitedControl { Enable = true, Tag = 5 }).Raw);
        Assert.Equal(0x70101u, Verb.SetConnectionSelect(1).Raw);
        Assert.Equal(0xF0204u, Verb.GetConnectionListEntry(4).Raw);
        Assert.Equal(0x71EABu, Verb.SetConfigurationDefault(2, 0xAB).Raw);
        Assert.Equal(0x73F12u, Verb.SetDigitalConverter(3, new DigitalConverter(0x1234_5678)).Raw);
        Assert.Equal(0x70E56u, Verb.SetDigitalConverter(1, new DigitalConverter(0x1234_5678)).Raw);
        Assert.Equal(0x70901u, Verb.TriggerPinSense(rightChannel: true).Raw);
        Assert.Equal(0x7FF00u, Verb.FunctionReset().Raw);
    }

    [Fact]
    public void Any_20_bits_decode_by_the_documented_rule() => Property.Holds(Property.UInt32, raw =>
    {
        Verb verb = new(raw & 0xF_FFFF);
        bool isShort = (raw >> 16 & 0xF) is 0x7 or 0xF;
        return verb.IsLong == !isShort
            && (uint)verb.Id == (isShort ? raw >> 8 & 0xFFF : raw >> 16 & 0xF)
            && verb.Payload == (isShort ? raw & 0xFF : raw & 0xFFFF);
    });

    [Fact]
    public void An_address_never_spills_into_the_verb() => Property.Holds(Property.UInt32, Property.UInt32, (address, raw) =>
    {
        CodecCommand command = new Verb(raw).AddressedTo((byte)address, (byte)(address >> 8));
        return command.CodecAddress == (address & 0xF)
            && command.NodeId == (address >> 8 & 0x7F)
            && !command.IsIndirect
            && command.Verb.Raw == (raw & 0xF_FFFF);
    });

    [Theory]
    [InlineData(0x002F_0009, "codec 0 node 02h GetParameter(WidgetCapabilities)")]
    [InlineData(0x002F_00FE, "codec 0 node 02h GetParameter(0xFE)")]
    [InlineData(0x0022_0011, "codec 0 node 02h SetConverterFormat(0x0011)")]
    [InlineData(0x214F_0700, "codec 2 node 14h GetPinControl(0x00)")]
    [InlineData(0x082F_9A55, "codec 0 node 02h indirect 0xF9A(0x55)")]
    public void Text_tells_the_command(uint raw, string text) => Assert.Equal(text, new CodecCommand(raw).ToString());

    private static object? Argument(ParameterInfo parameter, int part) =>
        parameter.Name == "part" ? part
        : parameter.ParameterType.IsEnum ? Enum.ToObject(parameter.ParameterType, 1)
        : parameter.ParameterType.IsPrimitive ? Convert.ChangeType(1, parameter.ParameterType, CultureInfo.InvariantCulture)
        : Activator.CreateInstance(parameter.ParameterType);
}
