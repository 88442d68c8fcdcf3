namespace Azalia.Specification.Tests;

/// <summary>
/// Every field of every bit-field type, typed from the documents: type, highest bit, lowest bit, property. A property that is
/// named twice in a word (an analog and a digital reading of the same bits) has two rows.
/// </summary>
internal static class FieldTable
{
    internal sealed record Row(string Type, int High, int Low, string Property)
    {
        public ulong Mask => (ulong)((((UInt128)1 << High - Low + 1) - 1) << Low);

        public override string ToString() => $"{Type}.{Property}";
    }

    private const string Text = """
        GlobalCapabilities          15:12 OutputStreams, 11:8 InputStreams, 7:3 BidirectionalStreams, 2:1 SerialDataOutCode, 0 Supports64BitAddresses
        MinorVersion                7:0 Value
        MajorVersion                7:0 Value
        OutputPayload               7:0 Words
        InputPayload                7:0 Words
        GlobalControl               8 AcceptUnsolicited, 1 FlushControl, 0 OutOfReset
        WakeEnable                  14:0 Codecs
        StateChangeStatus           14:0 Codecs
        GlobalStatus                1 FlushCompleted
        GlobalCapabilities2         15:0 Value
        LinkedListCapabilities      15:0 First
        OutputStreamPayload         7:0 Words
        InputStreamPayload          7:0 Words
        InterruptControl            31 GlobalEnable, 30 ControllerEnable, 29:0 StreamEnables
        InterruptStatus             31 Global, 30 Controller, 29:0 Streams
        WallClock                   31:0 Ticks
        StreamSynchronization       29:0 Streams
        CorbLowerBase               31:7 Address
        CorbUpperBase               31:0 Address
        CorbWritePointer            7:0 Index
        CorbReadPointer             15 Reset, 7:0 Index
        CorbControl                 1 Run, 0 MemoryErrorInterruptEnable
        CorbStatus                  0 MemoryError
        CorbSize                    7:4 Capabilities, 1:0 Code
        RirbLowerBase               31:7 Address
        RirbUpperBase               31:0 Address
        RirbWritePointer            15 Reset, 7:0 Index
        ResponseInterruptCount      7:0 Code
        RirbControl                 2 OverrunInterruptEnable, 1 Run, 0 ResponseInterruptEnable
        RirbStatus                  2 Overrun, 0 Response
        RirbSize                    7:4 Capabilities, 1:0 Code
        ImmediateCommand            31:0 Command
        ImmediateResponse           31:0 Response
        ImmediateCommandStatus      7:4 CodecAddress, 3 IsUnsolicited, 2 HasExtension, 1 ResultValid, 0 Busy
        PositionLowerBase           31:7 Address, 0 Enable
        PositionUpperBase           31:0 Address
        StreamControl               23:20 StreamNumber, 19 Direction, 18 TrafficPriority, 17:16 Stripe, 4 DescriptorErrorInterruptEnable
        StreamControl               3 FifoErrorInterruptEnable, 2 InterruptOnCompletion, 1 Run, 0 Reset
        StreamStatus                5 FifoReady, 4 DescriptorError, 3 FifoError, 2 BufferCompleted
        LinkPosition                31:0 Bytes
        CyclicBufferLength          31:0 Bytes
        LastValidIndex              7:0 Index
        FifoWatermark               2:0 Code
        FifoSize                    15:0 Code
        StreamFormatRegister        15:0 Format
        FifoLimit                   15:0 Value
        DescriptorListLowerBase     31:7 Address
        DescriptorListUpperBase     31:0 Address
        StreamFormat                15 IsNonPcm
        VendorIdentity              31:16 Vendor, 15:0 Device
        RevisionIdentity            23:20 Major, 19:16 Minor, 15:8 Revision, 7:0 Stepping
        SubordinateNodes            23:16 Start, 7:0 Count
        FunctionGroupParameter      8 UnsolicitedCapable, 7:0 Type
        AudioGroupCapabilities      16 BeepGenerator, 11:8 InputDelay, 3:0 OutputDelay
        WidgetCapabilities          23:20 Type, 19:16 Delay, 15:13 ChannelCountExtension, 12 ContentProtection, 11 LeftRightSwap, 10 PowerControl
        WidgetCapabilities          9 Digital, 8 ConnectionList, 7 UnsolicitedCapable, 6 Processing, 5 Stripe, 4 FormatOverride
        WidgetCapabilities          3 AmplifierOverride, 2 OutputAmplifier, 1 InputAmplifier, 0 Stereo
        PcmCapabilities             20:16 BitsMask, 11:0 RateMask
        StreamFormatCapabilities    2 Ac3, 1 Float32, 0 Pcm
        PinCapabilities             27 HighBitRate, 24 DisplayPort, 16 Eapd, 15:8 VoltageReferences, 7 Hdmi, 6 Balanced, 5 Input, 4 Output
        PinCapabilities             3 HeadphoneDrive, 2 PresenceDetect, 1 TriggerRequired, 0 ImpedanceSense
        AmplifierCapabilities       31 Mute, 22:16 StepSize, 14:8 StepCount, 6:0 Offset
        ConnectionListLength        7 IsLong, 6:0 Entries
        PowerStateCapabilities      31 ExtendedPowerStates, 30 ClockStop, 29 S3D3Cold, 4 D3Cold, 3 D3, 2 D2, 1 D1, 0 D0
        ProcessingCapabilities      15:8 CoefficientCount, 0 Benign
        GpioCapabilities            31 Wake, 30 Unsolicited, 23:16 Inputs, 15:8 Outputs, 7:0 Bidirectional
        VolumeKnobCapabilities      7 Delta, 6:0 StepCount
        DeviceListLength            5:0 EntriesLessOne
        AmplifierGetPayload         15 Output, 13 Left, 3:0 Index
        AmplifierSetPayload         15 Output, 14 Input, 13 Left, 12 Right, 11:8 Index, 7 Mute, 6:0 Gain, 7:0 Value
        AmplifierValue              7 Mute, 6:0 Gain
        PinControl                  7 HeadphoneEnable, 6 OutEnable, 5 InEnable, 2:0 VoltageReference, 1:0 EncodedPacketType
        PinSense                    31 PresenceDetected, 30:0 Impedance, 30 EldValid, 29 Inactive
        EapdControl                 2 LeftRightSwap, 1 ExternalAmplifierPower, 0 Balanced
        ConverterBinding            7:4 Stream, 3:0 Channel
        PowerStateReport            10 SettingsReset, 9 ClockStopOk, 8 Error, 7:4 Actual, 3:0 Set
        UnsolicitedControl          7 Enable, 5:0 Tag
        UnsolicitedResponse         31:26 Tag, 25:21 SubTag, 20:15 DeviceEntry, 2 Inactive, 1 EldValid, 0 PresenceDetected, 25:0 Content
        DigitalConverter            23 KeepAlive, 19:16 CodingType, 14:8 Category, 7 GenerationLevel, 6 Professional, 5 NonAudio, 4 NonCopyright
        DigitalConverter            3 Preemphasis, 2 ValidityConfiguration, 1 Validity, 0 Enable
        StripeControl               22 FourLines, 21 TwoLines, 20 OneLine, 1:0 Code
        VolumeKnob                  7 Direct, 6:0 Volume
        ConfigurationDefault        31:30 Connectivity, 29:24 Location, 23:20 Device, 19:16 Connection, 15:12 Color, 11:8 Miscellaneous
        ConfigurationDefault        8 JackDetectOverride, 7:4 Association, 3:0 Sequence
        JackLocation                5:4 Chassis, 3:0 Position
        CodecCommand                31:28 CodecAddress, 27 IsIndirect, 26:20 NodeId, 19:0 Verb
        PciCommand                  0 IoSpace, 1 MemorySpace, 2 BusMaster, 6 ParityErrorResponse, 8 SystemErrorEnable, 10 InterruptDisable
        PciMessageControl           0 Enable, 7 Is64Bit
        PciPowerControl             1:0 State, 8 WakeEnable, 15 WakeStatus
        HdAudioCodecCommand         31:28 CodecAddress, 27:20 Node, 19:8 Verb8Id, 7:0 Verb8Data, 19:16 Verb16Id, 15:0 Verb16Data
        HdAudioCodecResponse        31:0 Response, 20:0 UnsolicitedResponse, 25:21 SubTag, 31:26 Tag, 35:32 SDataIn, 36 IsUnsolicitedResponse
        HdAudioCodecResponse        62 HasFifoOverrun, 63 IsValid
        """;

    public static Row[] All { get; } = [.. Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(RowsOf)];

    private static IEnumerable<Row> RowsOf(string line)
    {
        (string type, string fields) = Cut(line.Trim());
        foreach (string field in fields.Split(','))
        {
            (string bits, string property) = Cut(field.Trim());
            int[] ends = [.. bits.Split(':').Select(int.Parse)];
            yield return new Row(type, ends[0], ends[^1], property);
        }
    }

    private static (string Head, string Tail) Cut(string text)
    {
        int space = text.IndexOf(' ', StringComparison.Ordinal);
        return (text[..space], text[space..].Trim());
    }
}
