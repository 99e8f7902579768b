package who

func (rd *reader) refer() {}
