using System.Net.Mail;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Mail;

/// <summary>Who is informed of issues beside the accounts of the ministers' offices, and when offices are reminded.</summary>
public sealed class DeliveryOptions
{
    public const string Section = "Delivery";
    public const int ReminderDaysMax = 60;

    /// <summary>Days after the mail until an office that has not acknowledged is reminded first, 1 to <see cref="ReminderDaysMax"/>.</summary>
    public int ReminderDays { get; set; } = 7;

    /// <summary>General address of the Vietnamese minister's office; null where mails go to accounts alone.</summary>
    public string? VietnamOffice { get; set; }

    /// <summary>General address of the Lao minister's office; null where mails go to accounts alone.</summary>
    public string? LaosOffice { get; set; }

    public string? OfficeOf(Side side)
    {
        var address = side == Side.Vietnam ? VietnamOffice : LaosOffice;
        return string.IsNullOrWhiteSpace(address) ? null : address.Trim();
    }

    /// <summary>What is wrong with the values, a sentence each.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. CheckedSettings.OutOfRange($"{Section}:{nameof(ReminderDays)}", ReminderDays, 1, ReminderDaysMax),
        .. from side in Sides.Both
           let address = OfficeOf(side)
           where address is not null && !(MailAddress.TryCreate(address, out var read) && read.Address == address)
           select $"Delivery:{side}Office is '{address}'; write one address, as in office@example.org.",
    ];
}
