# Run by compare-peers.sh inside Redmine: the tasks of an exported plan become issues of a project "plan", and the administrator gets a key.
require 'json'

plan = JSON.parse(File.read(ARGV[0]))
ActionMailer::Base.perform_deliveries = false
Setting.rest_api_enabled = '1'
Setting.per_page_options = '25,50,100'
Setting.gantt_items_limit = 60
Setting.default_language = 'en'

admin = User.find_by(login: 'admin')
admin.password = admin.password_confirmation = 'demo-2026-lien-ket'
admin.must_change_passwd = false
admin.save!
User.current = admin
File.write(ARGV[1], admin.api_key)

project = Project.create!(name: plan['agreed']['code'], identifier: 'plan', is_public: false, enabled_module_names: %w[issue_tracking gantt calendar])
project.trackers = Tracker.all
versions = plan['agreed']['pillars'].to_h { |each| [each['code'], IssueCategory.create!(project: project, name: "#{each['code']}. #{each['title']['vi']}")] }
percent = plan['progress'].group_by { |each| each['task'] || each['taskCode'] }.transform_values { |all| all.map { |each| each['percent'].to_i }.max }
now = Time.now
rows = plan['agreed']['tasks'].each_with_index.map do |task, index|
  {
    project_id: project.id, tracker_id: project.trackers.first.id, status_id: IssueStatus.first.id, priority_id: IssuePriority.active.first.id,
    author_id: admin.id, category_id: versions[task['pillarCode']]&.id, subject: "#{task['code']} #{task['title']['vi']}",
    description: task.dig('outputs', 'vi').to_s, start_date: task['start'], due_date: task['end'], done_ratio: percent[task['code']] || 0,
    root_id: index + 1, lft: 1, rgt: 2, lock_version: 0, is_private: false, created_on: now, updated_on: now
  }
end
rows.each_slice(1000) { |slice| Issue.insert_all!(slice) }
Issue.update_all('root_id = id')
puts "#{Issue.count} issues"
