using System.Runtime.Versioning;
using Azalia.Ddi.Conformance;

namespace Azalia.Platform.Vfio.Facts;

// Through VFIO every fact holds but those of QemuDeviations, those that count ticks, and those that need another device than the guest has.

[SupportedOSPlatform("linux")]
public sealed class AllocateAudioBufferOnVfio() : AllocateAudioBufferConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class AllocateCaptureDmaEngineOnVfio() : AllocateCaptureDmaEngineConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class AllocateContiguousDmaBufferOnVfio() : AllocateContiguousDmaBufferConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class AllocateDmaBufferOnVfio() : AllocateDmaBufferConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class AllocateDmaBufferWithNotificationOnVfio() : AllocateDmaBufferWithNotificationConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class AllocateRenderDmaEngineOnVfio() : AllocateRenderDmaEngineConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class BandwidthOnVfio() : BandwidthConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class ChangeBandwidthAllocationOnVfio() : ChangeBandwidthAllocationConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class FreeContiguousDmaBufferOnVfio() : FreeContiguousDmaBufferConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class FreeDmaBufferOnVfio() : FreeDmaBufferConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class FreeDmaBufferWithNotificationOnVfio() : FreeDmaBufferWithNotificationConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class FreeDmaEngineOnVfio() : FreeDmaEngineConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class GetDeviceInformationOnVfio() : GetDeviceInformationConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class GetLinkPositionRegisterOnVfio() : GetLinkPositionRegisterConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class GetResourceInformationOnVfio() : GetResourceInformationConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class GetWallClockRegisterOnVfio() : GetWallClockRegisterConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class InterfaceReferenceOnVfio() : InterfaceReferenceConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class OptionsOnVfio() : OptionsConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class PowerOnVfio() : PowerConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class QueryInterfaceOnVfio() : QueryInterfaceConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class RegisterEventCallbackOnVfio() : RegisterEventCallbackConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class RegisterNotificationCallbackOnVfio() : RegisterNotificationCallbackConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class RegisterNotificationEventOnVfio() : RegisterNotificationEventConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class SetDmaEngineStateOnVfio() : SetDmaEngineStateConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class SetupDmaEngineWithBdlOnVfio() : SetupDmaEngineWithBdlConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class StateMachineOnVfio() : StateMachineConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class StreamsInStepOnVfio() : StreamsInStepConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class TransferCodecVerbsOnVfio() : TransferCodecVerbsConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class UnregisterEventCallbackOnVfio() : UnregisterEventCallbackConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class UnregisterNotificationCallbackOnVfio() : UnregisterNotificationCallbackConformance(new VfioController());

[SupportedOSPlatform("linux")]
public sealed class UnregisterNotificationEventOnVfio() : UnregisterNotificationEventConformance(new VfioController());
